/** Who may see which event, and how much of it. Pure; `query.ts` has the same rules as conditions for the database. */
import { type Level, reaches } from "#core/levels";
import { EVENT_GROUPS, EVENT_KINDS, type EventKind } from "./kinds.ts";
import { moduleOf } from "./module-rows.ts";

/** A reader of the log. */
export interface Viewer {
  readonly id: string;
  readonly level: Level;
  /** Channels whose log an operator may read, as {@link channelKey}. Unused from staff up. */
  readonly channels: ReadonlySet<string>;
}

/** One name for a channel on a network. No network id holds a blank. */
export function channelKey(networkId: string, channelFolded: string): string {
  return `${networkId} ${channelFolded}`;
}

/** An event as it is stored. */
export interface StoredEvent {
  readonly id: number;
  readonly at: Date;
  readonly kind: string;
  readonly networkId: string | null;
  readonly channel: string | null;
  readonly channelFolded: string | null;
  readonly nick: string | null;
  readonly nickFolded: string | null;
  readonly userHost: string | null;
  readonly account: string | null;
  readonly userId: string | null;
  readonly target: string | null;
  readonly text: string;
  readonly own: boolean;
  readonly severity: string;
  readonly requestId: string | null;
  readonly data: unknown;
}

/** An event as one reader may see it. Plain data: it goes to browsers as JSON. */
export interface LogRow extends Omit<StoredEvent, "at" | "channelFolded" | "nickFolded"> {
  /** ISO 8601 */
  readonly at: string;
  /** What was said is kept from this reader, because whoever said it wants that. */
  readonly withheld: boolean;
}

/** What is said and done in channels: operators see it for their own channels, staff everywhere. */
export const CHANNEL_KINDS: readonly EventKind[] = [
  ...EVENT_GROUPS.talk,
  ...EVENT_GROUPS.presence.filter((kind) => kind !== "split"),
  ...EVENT_GROUPS.channel,
  ...EVENT_GROUPS.commands,
];

/** How the bot itself is: every reader of the log needs it to understand silence. */
export const STATE_KINDS = [
  "connect",
  "disconnect",
  "bot.start",
  "bot.stop",
  "gap",
] as const satisfies readonly EventKind[];

/** About accounts. Kinds that are in none of the three lists are for superusers. */
export const PEOPLE_KINDS: readonly EventKind[] = EVENT_GROUPS.identity;

/** Kinds whose text is what somebody wrote to others, without masks in it. */
export const SPOKEN_KINDS = [
  "message",
  "action",
  "notice",
  "topic",
] as const satisfies readonly EventKind[];

/** Kinds whose text belongs to two people when there is no channel. */
export const PRIVATE_KINDS = [
  "message",
  "action",
  "notice",
  "command",
  "command.refused",
  "command.failed",
] as const satisfies readonly EventKind[];

/** Kinds whose words somebody may keep out of what others read. What is done to a channel or to others is no such thing. */
export const RESERVABLE_KINDS = [
  "message",
  "action",
  "notice",
  "part",
  "quit",
] as const satisfies readonly EventKind[];

const has = (kinds: readonly string[], kind: string) => kinds.includes(kind);

/** May the viewer see in the log that this happened? */
export function maySee(
  viewer: Viewer,
  event: Pick<StoredEvent, "kind" | "networkId" | "channelFolded">,
): boolean {
  if (viewer.level === "superuser") return true;
  if (!reaches(viewer.level, "operator")) return false;
  if (has(STATE_KINDS, event.kind)) return true;
  if (reaches(viewer.level, "staff"))
    return has(CHANNEL_KINDS, event.kind) || has(PEOPLE_KINDS, event.kind);
  const { networkId, channelFolded } = event;
  if (!has(CHANNEL_KINDS, event.kind) || networkId === null || channelFolded === null) return false;
  return viewer.channels.has(channelKey(networkId, channelFolded));
}

/** Is the event the viewer's own doing or fate: a token or session of theirs? */
export function isOwnToken(viewer: Viewer, event: Pick<StoredEvent, "kind" | "userId">): boolean {
  return event.userId === viewer.id && /^(token|session)\./.test(event.kind);
}

/** Is the event a step of a job that the viewer may follow? */
export function isOwnJob(viewer: Viewer, event: Pick<StoredEvent, "kind" | "userId">): boolean {
  return event.kind === "job" && (viewer.level === "superuser" || event.userId === viewer.id);
}

/** Does the event hold words that people of the ids in `reserved` keep from this level? */
export function isWithheld(
  level: Level,
  { kind, userId }: Pick<StoredEvent, "kind" | "userId">,
  reserved: ReadonlySet<string>,
): boolean {
  if (level === "superuser" || userId === null) return false;
  return reserved.has(userId) && has(RESERVABLE_KINDS, kind);
}

/**
 * The event without what this level may not know: hosts below staff, what was said in private below superuser, and what people of
 * the ids in `reserved` said (see `reserved.ts`).
 */
export function seenBy(level: Level, event: StoredEvent, reserved: ReadonlySet<string>): LogRow {
  const { channelFolded, nickFolded, at, ...rest } = event;
  const withheld = isWithheld(level, event, reserved);
  const row: LogRow = { ...rest, at: at.toISOString(), withheld };
  if (level === "superuser") return row;
  const text = withheld ? "" : withoutPrivateWords(row);
  if (reaches(level, "staff")) return { ...row, text };
  return {
    ...row,
    text: has(SPOKEN_KINDS, row.kind) ? text : hideHosts(text),
    target: row.target === null ? null : hideHosts(row.target),
    userHost: null,
    userId: null,
    data: publicData(row),
  };
}

/** Which module a command belongs to is in everybody's help. */
function publicData(row: LogRow): unknown {
  const module = moduleOf(row);
  return module === null ? null : { module };
}

/** Of private messages only the command's name is told. */
function withoutPrivateWords(row: LogRow): string {
  if (row.channel !== null || !has(PRIVATE_KINDS, row.kind)) return row.text;
  return has(SPOKEN_KINDS, row.kind) ? "" : (row.text.split(/\s/, 1)[0] ?? "");
}

const behindAt = /@[^\s!@]+/g;
const ipv4 = /\b\d{1,3}(?:\.\d{1,3}){3}\b/g;
// Two colons in a row, or five groups: a time of day is no address.
const ipv6 =
  /(?<![\w:])(?=[\da-f:]*::|(?:[\da-f]{1,4}:){5})(?:[\da-f]{0,4}:){2,7}[\da-f]{0,4}(?![\w:])/gi;

/** Hides host names behind an `@` and addresses anywhere: masks in modes, reasons of quits. */
export function hideHosts(text: string): string {
  return text.replace(behindAt, "@[host]").replace(ipv4, "[host]").replace(ipv6, "[host]");
}

/** The kinds of events that a level can ever meet in the log. */
export function kindsFor(level: Level): readonly string[] {
  if (!reaches(level, "operator")) return [];
  if (level === "superuser") return EVENT_KINDS;
  const seen = [...CHANNEL_KINDS, ...STATE_KINDS];
  return reaches(level, "staff") ? [...seen, ...PEOPLE_KINDS] : seen;
}
