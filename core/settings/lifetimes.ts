/** How long tokens and sessions live: the bounds of each setting, and what holds until somebody decides. */
import { z } from "zod";

export const LIFETIMES = {
  tokens: {
    /** Of a token made on the card. */
    cardMinutes: { least: 2, most: 60, usual: 10 },
    /** Of a token that follows a used one by PM or mail. */
    rotationDays: { least: 1, most: 30, usual: 7 },
  },
  sessions: {
    /** On the web, without "stay signed in": a session's whole life. */
    webHours: { least: 1, most: 72, usual: 12 },
    /** With it. */
    rememberedDays: { least: 1, most: 30, usual: 7 },
    /** Unused for this long, a session on the web ends. */
    idleHours: { least: 1, most: 168, usual: 12 },
    /** A superuser's ends sooner, for what it can do. */
    superuserIdleMinutes: { least: 5, most: 720, usual: 60 },
    /** On IRC, staff and above must have logged in this recently where the network does not show the account with each line. */
    staffFreshMinutes: { least: 5, most: 10_080, usual: 60 },
  },
} as const;

interface Bounds {
  readonly least: number;
  readonly most: number;
  readonly usual: number;
}

const stored = ({ least, most, usual }: Bounds) =>
  z.number().int().min(least).max(most).default(usual);

type Shape<Part> = { [Name in keyof Part]: ReturnType<typeof stored> };

/** The setting's schema for one part of {@link LIFETIMES}. */
export function lifetimes<Part extends keyof typeof LIFETIMES>(part: Part) {
  const entries = Object.entries(LIFETIMES[part]).map(([name, bounds]) => [name, stored(bounds)]);
  return z.object(Object.fromEntries(entries) as Shape<(typeof LIFETIMES)[Part]>);
}
