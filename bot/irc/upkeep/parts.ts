import type { Db } from "#core/db/client";
import { type Casemapping, fold } from "#core/irc/casemapping";
import { defaultIsupport, targetLimit } from "#core/irc/isupport";
import type { IrcLine } from "#core/irc/message";
import { readChannelTarget } from "#core/irc/names";
import type { IrcEvent } from "../api.ts";
import { Inspector } from "../channels/inspector.ts";
import { ChannelKeeper } from "../channels/keeper.ts";
import { ListKeeper } from "../channels/list-keeper.ts";
import { Confirmations } from "../confirm.ts";
import { isOwnNick } from "../context.ts";
import { CtcpAnswers } from "../ctcp.ts";
import { Follower } from "../follower.ts";
import { Monitor } from "../monitor.ts";
import { NetSplits } from "../net-splits.ts";
import { NickKeeper } from "../nick-keeper.ts";
import { PACES } from "../penalty-clock.ts";
import { PresenceStore } from "../presence/store.ts";
import { PrivateSpread } from "../private-spread.ts";
import type { LineFate } from "../queued-line.ts";
import { SendQueue } from "../send-queue.ts";
import { ServicesKeeper } from "../services/keeper.ts";
import type { Session } from "../session/session.ts";
import type { NetworkSettings } from "../settings.ts";
import { Speech } from "../speech.ts";
import { StatusStore } from "../status-store.ts";
import { WhoisRequests } from "../whois.ts";
import type { UpkeepDeps, UpkeepHooks } from "./deps.ts";

/** What the parts of an upkeep ask of the whole. */
export interface Whole {
  /** The registered connection, if any. */
  session(): Session | null;
  casemapping(): Casemapping;
  /** Queues a line of our own making in front of answers; dropped with the connection. What became of it is told to `fate`. */
  control(line: string, fate?: LineFate): void;
  tell(event: IrcEvent): void;
  lost(nick: string, reason: string): void;
  identified(): void;
  /** The network limits to how many people one may write. */
  mustSpread(): boolean;
}

export interface Parts {
  readonly queue: SendQueue;
  readonly channels: ChannelKeeper;
  readonly lists: ListKeeper;
  readonly inspector: Inspector;
  readonly nicks: NickKeeper;
  readonly services: ServicesKeeper;
  readonly splits: NetSplits;
  readonly monitor: Monitor;
  readonly whois: WhoisRequests;
  readonly speech: Speech;
  readonly spread: PrivateSpread;
  readonly status: StatusStore;
  readonly presenceRows: PresenceStore;
  readonly confirmations: Confirmations;
  readonly follower: Follower;
}

/** RFC 1459 lets a JOIN name several channels; servers that want fewer say so in TARGMAX. */
const JOINS_PER_LINE = 10;

/** Makes and wires what keeps one network in order. Everything but rows and queue begins anew with each connection. */
export function makeParts(
  settings: NetworkSettings,
  db: Db,
  deps: UpkeepDeps,
  hooks: UpkeepHooks,
  whole: Whole,
): Parts {
  const { timers, log, clock } = deps;
  const foldName = (name: string) => fold(name, whole.casemapping());
  const { control, session } = whole;
  const queue = new SendQueue(PACES[settings.pace], timers, log);
  const status = new StatusStore(db, settings.id, clock, timers, log);
  const confirmations = new Confirmations(
    { fold: foldName, ping: (word) => control(`PING ${word}`) },
    timers,
  );
  const spread = new PrivateSpread(timers);
  const speech = new Speech({
    ...{ queue, confirmations, timers, clock, session, spread },
    mustSpread: whole.mustSpread,
    fold: foldName,
    spoke: whole.tell,
  });
  const monitor = new Monitor({ fold: foldName, send: control, lost: whole.lost });
  const nicks = new NickKeeper(
    settings.nick,
    {
      fold: foldName,
      send: control,
      watch: (nick) => monitor.watch(nick, monitor),
      unwatch: (nick) => monitor.unwatch(nick, monitor),
    },
    timers,
  );
  const channels = new ChannelKeeper(
    {
      fold: foldName,
      send: control,
      joinLimit: () => joinLimit(session()),
      status: (rowId, state, detail) => status.setChannel(rowId, state, detail),
      learnt: (rowId, key) => status.learnKey(rowId, key),
      failed: (channel, reason) =>
        whole.tell({ kind: "join-failed", at: clock(), channel, reason }),
      settled: () => queue.release(),
    },
    timers,
  );
  queue.holdBack((target) => {
    const place = readChannelTarget(target, session()?.isupport ?? defaultIsupport);
    return place !== null && channels.isExpected(place.channel);
  });
  const inspector = new Inspector({ fold: foldName, push: (entry) => queue.push(entry) }, timers);
  const lists = new ListKeeper({
    fold: foldName,
    isupport: () => session()?.isupport ?? defaultIsupport,
    isIn: (channel) => session()?.presence.channel(channel) !== undefined,
    ask: (line, channel) => inspector.ask("lists", channel, line),
  });
  const whois = new WhoisRequests(timers, foldName);
  const services = new ServicesKeeper(
    {
      fold: foldName,
      whois: (nick) => whois.ask(nick, () => control(`WHOIS ${nick} ${nick}`)),
      send: control,
      status: (statusDetail) => status.setNetwork({ statusDetail }),
      identified: whole.identified,
    },
    timers,
    log,
  );
  const splits = new NetSplits(timers, (split) =>
    whole.tell({ kind: "split", at: clock(), ...split }),
  );
  const follower = new Follower({
    queue,
    channels,
    lists,
    inspector,
    nicks,
    services,
    splits,
    ctcp: new CtcpAnswers(deps.ctcp, clock, timers),
    isIgnored: async (source) => (await deps.isIgnored?.(source)) ?? false,
    log,
    session,
    renamed: (from, to) => status.renameChannel(from, to),
    ownNick: (nick) => {
      status.setNetwork({ currentNick: nick });
      hooks.presence({ kind: "own-nick", networkId: settings.id, nick });
    },
  });
  return {
    queue,
    channels,
    lists,
    inspector,
    nicks,
    services,
    splits,
    monitor,
    whois,
    speech,
    spread,
    status,
    presenceRows: new PresenceStore(db, settings.id, timers, log),
    confirmations,
    follower,
  };
}

function joinLimit(session: Session | null): number {
  if (!session) return 1;
  return Math.min(JOINS_PER_LINE, targetLimit(session.isupport, "JOIN", JOINS_PER_LINE));
}

/** Shows a line to all who wait for answers, once its events were told. History answers nobody. */
export function offerLine(parts: Parts, line: IrcLine, session: Session): void {
  if (session.batches.isPlayback(line)) return;
  parts.confirmations.take(line);
  parts.whois.take(line);
  parts.monitor.take(line);
  parts.channels.refused(line);
  parts.nicks.refused(line);
  parts.lists.take(line);
  parts.inspector.take(line);
  parts.services.take(line);
  if (line.command === "439" || line.command === "707") parts.spread.refused();
  if (line.command !== "PRIVMSG" && line.command !== "NOTICE") return;
  const nick = (line.source ?? "").split("!")[0] ?? "";
  if (isOwnNick(nick, session)) {
    parts.confirmations.echoed(line.params[0] ?? "", line.tags.get("label"));
  } else if (isOwnNick(line.params[0] ?? "", session)) {
    parts.spread.heard(session.presence.fold(nick));
  }
}

/** The connection ended: what rests on it is over, and who waits for an answer is told. */
export function stopParts(parts: Parts): void {
  parts.channels.stop();
  parts.lists.stop();
  parts.inspector.stop();
  parts.nicks.stop();
  parts.services.stop();
  parts.splits.stop();
  parts.monitor.stop();
  parts.spread.reset();
  parts.whois.failAll({ key: "irc.lost" });
  parts.confirmations.abandon();
  parts.queue.detach({ key: "irc.lost" });
}
