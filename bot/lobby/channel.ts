import { compileMask } from "#core/irc/mask";
import type { Participant } from "./participant.ts";

/** `o` is operator, `v` voice. */
export type Status = "o" | "v";
/** Channel modes without parameter. */
export type Flag = "i" | "m" | "n" | "s" | "t";
/** List modes: bans, exceptions from bans, exceptions from invite-only. */
export type ListMode = "b" | "e" | "I";

/** A status letter and the sign shown before a nick, highest first. */
export const STATUS_SIGNS: readonly [Status, string][] = [
  ["o", "@"],
  ["v", "+"],
];

/** An entry of a channel list. */
export interface ListEntry {
  readonly mask: string;
  readonly by: string;
  readonly setMs: number;
  readonly matches: ReturnType<typeof compileMask>;
}

/** Topic with who set it and when. */
export interface Topic {
  readonly text: string;
  readonly by: string;
  readonly setMs: number;
}

/** A channel's state. What people may do to it is decided elsewhere. */
export class Channel {
  readonly name: string;
  readonly createdMs: number;
  readonly members = new Map<Participant, Set<Status>>();
  readonly flags = new Set<Flag>(["n", "t"]);
  readonly lists: Readonly<Record<ListMode, ListEntry[]>> = { b: [], e: [], I: [] };
  readonly invited = new Set<Participant>();
  topic: Topic | null = null;
  key: string | null = null;
  /** Most members, or null. */
  limit: number | null = null;

  constructor(name: string, createdMs: number) {
    this.name = name;
    this.createdMs = createdMs;
  }

  /** Whether a member has a status; false for others. */
  isStatus(participant: Participant, status: Status): boolean {
    return this.members.get(participant)?.has(status) ?? false;
  }

  isListed(list: ListMode, participant: Participant): boolean {
    return this.lists[list].some(({ matches }) => matches(participant));
  }

  /** Banned and not excepted. */
  isBanned(participant: Participant): boolean {
    return this.isListed("b", participant) && !this.isListed("e", participant);
  }

  /** Whether somebody may know that it exists. */
  isVisibleTo(participant: Participant): boolean {
    return !this.flags.has("s") || this.members.has(participant);
  }

  /** Signs of a member, highest first; only the highest for readers without multi-prefix. */
  signs(member: Participant, reader: Participant): string {
    const statuses = this.members.get(member);
    const signs = STATUS_SIGNS.filter(([status]) => statuses?.has(status)).map(([, sign]) => sign);
    return reader.has("multi-prefix") ? signs.join("") : (signs[0] ?? "");
  }
}

/** Makes a list entry of a completed mask. */
export function listEntry(mask: string, by: string, setMs: number): ListEntry {
  return { mask, by, setMs, matches: compileMask(mask, "ascii") };
}
