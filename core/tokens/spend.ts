/** What using a token up means, whatever it is used for: one conditional update decides who wins, and its successor is minted with it. */
import { recordAudit } from "#core/audit/audit";
import type { Tx } from "#core/db/client";
import { readEnv } from "#core/env";
import type { NewEvent } from "#core/events/events";
import { enqueueMail } from "#core/mail/outbox";
import { raiseToRegistered } from "#core/people/first-level";
import { newId, newReference } from "#core/secrets";
import { getSetting } from "#core/settings/settings";
import { siteSettings } from "#core/site/site";
import { DAY } from "#core/time";
import { siteFacts } from "#core/users/visit";
import { type IrcTokenKind, type Minted, mintIn } from "./mint.ts";
import { type Presenter, presenterEvent } from "./presenter.ts";
import type { RefusalCause } from "./refuse.ts";

/** Thrown inside the transaction of a token that is not accepted. */
export class Refusal extends Error {
  readonly why: RefusalCause;
  constructor(why: RefusalCause) {
    super(why);
    this.why = why;
  }
}

export interface Terms {
  readonly kind: IrcTokenKind;
  readonly presenter: Presenter;
  readonly now: Date;
  /** Whose token it must be; anybody's when absent. */
  readonly ownerId?: string;
}

export interface Spent {
  readonly userId: string;
  readonly userName: string;
  /** As chosen in the profile; may be empty. */
  readonly locale: string;
  readonly delivery: "page" | "pm" | "mail";
  /** The next login token when the profile wants it by PM. */
  readonly successor: string | null;
  /** For the caller to insert last. */
  readonly events: readonly NewEvent[];
}

const owner = {
  select: { id: true, name: true, tokenDelivery: true, email: true, locale: true },
} as const;

/** Throws {@link Refusal} for a token that is not good for this. */
export async function spendToken(
  tx: Tx,
  hash: string,
  { kind, presenter, now, ownerId }: Terms,
): Promise<Spent> {
  const { count } = await tx.token.updateMany({
    where: {
      hash,
      kind,
      networkId: presenter.networkId,
      state: "live",
      expiresAt: { gt: now },
      user: { state: "active", emailVerifiedAt: { not: null } },
      ...(ownerId === undefined ? {} : { userId: ownerId }),
    },
    data: { state: "used", endedAt: now, liveKey: null },
  });
  if (count !== 1) throw new Refusal("unknown");
  const { id, user } = await tx.token.findUniqueOrThrow({
    where: { hash },
    select: { id: true, user: owner },
  });
  if (kind === "register") await raiseToRegistered(tx, user, now);
  await tx.user.update({ where: { id: user.id }, data: { lastIrcAt: now } });
  const delivery =
    user.tokenDelivery === "pm" || user.tokenDelivery === "mail" ? user.tokenDelivery : "page";
  const next =
    delivery === "page"
      ? null
      : await mintIn(tx, {
          userId: user.id,
          networkId: presenter.networkId,
          kind: "login",
          origin: "rotation",
          lifetimeMs: (await getSetting(tx, "tokens")).rotationDays * DAY,
          now,
        });
  if (next && delivery === "mail") await mailSuccessor(tx, user, presenter, next.minted, now);
  const hostmask = `${presenter.nick}!${presenter.userHost}`;
  await noteUse(tx, user, { kind, presenter, now }, hostmask);
  const used = presenterEvent(presenter, now, {
    kind: "token.used",
    userId: user.id,
    target: id,
    data: { action: kind, hostmask, account: presenter.account, delivery },
  });
  return {
    ...{ userId: user.id, userName: user.name, locale: user.locale, delivery },
    successor: delivery === "pm" ? (next?.minted.token ?? null) : null,
    events: [...(next?.events ?? []), used],
  };
}

async function noteUse(
  tx: Tx,
  user: { readonly id: string; readonly name: string },
  { kind, presenter, now }: Terms,
  hostmask: string,
): Promise<void> {
  await recordAudit(tx, {
    at: now,
    actor: user,
    via: "irc",
    action: `token.${kind}`,
    target: { type: "network", id: presenter.networkId, name: presenter.networkName },
    after: { hostmask, ...(presenter.account === null ? {} : { account: presenter.account }) },
  });
  await tx.tokenUse.create({
    data: {
      id: newId(),
      userId: user.id,
      networkId: presenter.networkId,
      at: now,
      action: kind,
      hostmask,
      result: "ok",
      reference: newReference(),
    },
  });
}

async function mailSuccessor(
  tx: Tx,
  user: { id: string; name: string; email: string },
  { botNick, networkName }: Presenter,
  { token, expiresAt }: Minted,
  now: Date,
): Promise<void> {
  const site = await siteSettings(tx, readEnv());
  const params = {
    ...siteFacts({ site }),
    userName: user.name,
    networkName,
    command: `/msg ${botNick} login ${token}`,
    until: expiresAt.toISOString(),
  };
  await enqueueMail(tx, { template: "token", to: user.email, userId: user.id, params }, now);
}
