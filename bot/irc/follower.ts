import { defaultIsupport } from "#core/irc/isupport";
import type { Log } from "#core/log";
import type { IrcEvent, Source } from "./api.ts";
import type { Inspector } from "./channels/inspector.ts";
import type { ChannelKeeper } from "./channels/keeper.ts";
import type { ListKeeper } from "./channels/list-keeper.ts";
import { isOwnNick } from "./context.ts";
import type { CtcpAnswers } from "./ctcp.ts";
import type { NetSplits } from "./net-splits.ts";
import type { NickKeeper } from "./nick-keeper.ts";
import { WHOX_FIELDS, WHOX_TOKEN } from "./presence/numerics.ts";
import type { SendQueue } from "./send-queue.ts";
import type { ServicesKeeper } from "./services/keeper.ts";
import type { Session } from "./session/session.ts";

export interface FollowerDeps {
  readonly queue: SendQueue;
  readonly channels: ChannelKeeper;
  readonly nicks: NickKeeper;
  readonly lists: ListKeeper;
  readonly inspector: Inspector;
  readonly services: ServicesKeeper;
  readonly splits: NetSplits;
  readonly ctcp: CtcpAnswers;
  /** True for whoever gets no answer to CTCP requests. */
  isIgnored(source: Source): Promise<boolean>;
  readonly log: Log;
  session(): Session | null;
  ownNick(nick: string): void;
  /** A channel has another name now. */
  renamed(from: string, to: string): void;
}

/** What a network's upkeep learns from live events, before anybody else hears of them. */
export class Follower {
  private readonly deps: FollowerDeps;

  constructor(deps: FollowerDeps) {
    this.deps = deps;
  }

  follow(event: IrcEvent): void {
    const { channels, nicks } = this.deps;
    switch (event.kind) {
      case "join":
        if (event.own) channels.joined(event.channel);
        break;
      case "joined-self":
        this.inspect(event.channel);
        break;
      case "kick":
        this.kicked(event);
        break;
      case "invite":
        if (this.isOwn(event.target)) channels.invited(event.channel);
        break;
      case "left-self":
        this.deps.lists.left(event.channel);
        this.deps.inspector.left(event.channel);
        channels.left(event.channel, event.reason, false);
        break;
      case "nick":
        if (event.own) this.ownNick(event.to, event.source.nick);
        else nicks.freed(event.source.nick);
        break;
      case "quit":
        nicks.freed(event.source.nick);
        if (!event.own) this.deps.splits.take(event.reason, event.source, event.channels);
        break;
      case "mode":
        this.promoted(event);
        for (const { add, mode, param } of event.changes)
          if (add && mode === "k" && param !== null) channels.learnKey(event.target, param);
        break;
      case "channel-modes":
        this.learnKey(event.channel);
        break;
      case "rename":
        channels.renamed(event.channel, event.to);
        this.deps.renamed(event.channel, event.to);
        break;
      case "ctcp":
        void this.answerCtcp(event);
        break;
      default:
    }
  }

  private kicked(event: Extract<IrcEvent, { kind: "kick" }>): void {
    if (!this.isOwn(event.target)) return;
    const reason = `Kicked by ${event.source.nick}${event.reason ? `: ${event.reason}` : ""}`;
    this.deps.channels.left(event.channel, reason, true);
  }

  private ownNick(nick: string, before: string): void {
    const wasAway = !this.deps.nicks.isWanted(before);
    this.deps.nicks.changed(nick);
    this.deps.ownNick(nick);
    if (wasAway && this.deps.nicks.isWanted(nick)) void this.deps.services.nickRegained();
  }

  private promoted({ target, changes }: Extract<IrcEvent, { kind: "mode" }>): void {
    for (const { add, mode, param } of changes)
      if (add && param !== null && this.isOwn(param)) this.deps.lists.promoted(target, mode);
  }

  private isOwn(nick: string): boolean {
    const session = this.deps.session();
    return session !== null && isOwnNick(nick, session);
  }

  private learnKey(channel: string): void {
    const key = this.deps.session()?.presence.channel(channel)?.modes.get("k");
    if (key !== undefined) this.deps.channels.learnKey(channel, key);
  }

  /** Asks what NAMES did not tell: accounts and away, modes, lists. */
  private inspect(channel: string): void {
    const isupport = this.deps.session()?.isupport ?? defaultIsupport;
    const who = isupport.hasWhox ? `WHO ${channel} ${WHOX_FIELDS},${WHOX_TOKEN}` : `WHO ${channel}`;
    this.deps.inspector.ask("who", channel, who);
    this.deps.inspector.ask("modes", channel, `MODE ${channel}`);
    this.deps.lists.fetch(channel);
  }

  /** Who is ignored uses up none of the few answers there are. */
  private async answerCtcp(event: Extract<IrcEvent, { kind: "ctcp" }>): Promise<void> {
    const session = this.deps.session();
    try {
      if (await this.deps.isIgnored(event.source)) return;
    } catch (err) {
      // Nobody has to be answered, and this one might be somebody ignored.
      this.deps.log.warn({ err }, "a CTCP request was not answered");
      return;
    }
    if (this.deps.session() !== session) return;
    const text = this.deps.ctcp.answer(event);
    if (text === null) return;
    const { nick: target } = event.source;
    const line = `NOTICE ${target} :${text}`;
    this.deps.queue.push({ line, lane: "normal", from: "ctcp", target });
  }
}
