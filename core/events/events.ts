import type { Prisma, Tx } from "#core/db/client";
import { type Casemapping, fold } from "#core/irc/casemapping";
import { redact } from "#core/secrets";
import type { EventKind, Severity } from "./kinds.ts";

/** The largest number a row of the log can have. */
export const MAX_EVENT_ID = 2_147_483_647;

/** Something that happened, before it has a number. Absent means does not apply. */
export interface NewEvent {
  readonly at: Date;
  readonly kind: EventKind;
  readonly networkId?: string | undefined;
  /** How the network compares names; rfc1459 when absent. */
  readonly casemapping?: Casemapping | undefined;
  readonly channel?: string | undefined;
  readonly nick?: string | undefined;
  readonly userHost?: string | undefined;
  readonly account?: string | undefined;
  /** The user it concerns, as far as known at that moment. */
  readonly userId?: string | undefined;
  /** A kicked nick, a new nick, a job's or token's id. */
  readonly target?: string | undefined;
  readonly text?: string | undefined;
  readonly own?: boolean | undefined;
  readonly severity?: Severity | undefined;
  readonly requestId?: string | undefined;
  readonly data?: Prisma.InputJsonObject | undefined;
}

/** A row of the log as it is stored; the redactor has run. */
export interface EventColumns {
  at: Date;
  kind: string;
  networkId: string | null;
  channel: string | null;
  channelFolded: string | null;
  nick: string | null;
  nickFolded: string | null;
  userHost: string | null;
  account: string | null;
  userId: string | null;
  target: string | null;
  text: string;
  own: boolean;
  severity: string;
  requestId: string | null;
  data: Prisma.InputJsonObject | null;
}

/** Turns an event into its row: names folded, secrets hidden. Every way into the log goes through here. */
export function eventColumns(event: NewEvent): EventColumns {
  const folded = (name: string | undefined) =>
    name === undefined ? null : fold(name, event.casemapping);
  return {
    at: event.at,
    kind: event.kind,
    networkId: event.networkId ?? null,
    channel: event.channel ?? null,
    channelFolded: folded(event.channel),
    nick: event.nick ?? null,
    nickFolded: folded(event.nick),
    userHost: event.userHost ?? null,
    account: event.account ?? null,
    userId: event.userId ?? null,
    target: event.target === undefined ? null : redact(event.target),
    text: redact(event.text ?? ""),
    own: event.own ?? false,
    severity: event.severity ?? "info",
    requestId: event.requestId ?? null,
    data: event.data === undefined ? null : JSON.parse(redact(JSON.stringify(event.data))),
  };
}

/** Adds events inside a transaction. Call it last: on PostgreSQL it waits for the writer before, and others wait for this one. */
export async function insertEvents(tx: Tx, events: readonly NewEvent[]): Promise<void> {
  const data = events.map((event) => {
    const { data: extra, ...columns } = eventColumns(event);
    return extra === null ? columns : { ...columns, data: extra };
  });
  await tx.event.createMany({ data });
}
