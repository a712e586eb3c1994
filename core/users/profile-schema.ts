import { z } from "zod";
import { LOCALES } from "#core/words/locales";
import { say } from "#core/words/told";

/** Where the next login token goes. */
export const TOKEN_DELIVERIES = ["page", "pm", "mail"] as const;
export const CLAIM_KINDS = ["nick", "mask", "account"] as const;

/** One line of plain text: no control characters, no signs that turn the direction of writing. */
export const lineField = (most: number) =>
  z
    .string()
    .trim()
    .max(most, say({ key: "fields.useAtMost", most }))
    .regex(/^[^\p{Cc}\u202a-\u202e\u2066-\u2069]*$/u, say({ key: "fields.line" }));

const paragraph = (most: number) =>
  z
    .string()
    .transform((text) => text.replace(/\r\n?/g, "\n").trim())
    .pipe(
      z
        .string()
        .max(most, say({ key: "fields.useAtMost", most }))
        .regex(/^(?:\n|[^\p{Cc}\u202a-\u202e\u2066-\u2069])*$/u, say({ key: "fields.plain" })),
    );

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    // RangeError is how Intl says it knows no such zone.
    return false;
  }
}

const website = z
  .string()
  .trim()
  .max(200)
  .refine((text) => text === "" || isWebAddress(text), say({ key: "fields.website" }));

function isWebAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return (
    url !== null && /^https?:$/.test(url.protocol) && url.username === "" && url.hostname !== ""
  );
}

const ticked = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

/** What people say about themselves and how they want things. Strict: level, name or address cannot come in this way. */
export const profileInput = z.strictObject({
  displayName: lineField(40),
  about: paragraph(500),
  timeZone: z
    .string()
    .max(60)
    .refine((zone) => zone === "" || isTimeZone(zone), say({ key: "fields.timeZone" })),
  locale: z.enum(["", ...LOCALES]).default(""),
  languages: lineField(100),
  website,
  tokenDelivery: z.enum(TOKEN_DELIVERIES),
  notifyByMail: ticked,
  digests: ticked,
  logOptOut: ticked,
  autoLogin: ticked,
});
export type Profile = z.output<typeof profileInput>;

export const claimInput = z.strictObject({
  networkId: z
    .string()
    .min(1, say({ key: "fields.network" }))
    .max(40),
  kind: z.enum(CLAIM_KINDS),
  value: lineField(150).pipe(
    z
      .string()
      .min(1, say({ key: "fields.claim" }))
      .regex(/^\S+$/, say({ key: "fields.noBlanks" })),
  ),
});
export type Claim = z.output<typeof claimInput>;

export const claimRemovalInput = z.strictObject({ id: z.string().max(40) });
