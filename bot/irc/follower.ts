import { defaultIsupport } from "#core/irc/isupport";
import type { IrcEvent } from "./api.ts";
import type { ChannelKeeper } from "./channels/keeper.ts";
import { isOwnNick } from "./context.ts";
import type { CtcpAnswers } from "./ctcp.ts";
import type { NickKeeper } from "./nick-keeper.ts";
import { WHOX_FIELDS, WHOX_TOKEN } from "./presence/numerics.ts";
import type { SendQueue } from "./send-queue.ts";
import type { Session } from "./session/session.ts";

export interface FollowerDeps {
  readonly queue: SendQueue;
  readonly channels: ChannelKeeper;
  readonly nicks: NickKeeper;
  readonly ctcp: CtcpAnswers;
  session(): Session | null;
  ownNick(nick: string): void;
}

/** Bans and the exceptions to bans and to being invited; one question for all of them. */
const LISTS_ASKED = "beI";

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
      case "left-self":
        channels.left(event.channel, event.reason, false);
        break;
      case "nick":
        if (event.own) this.ownNick(event.to);
        else nicks.freed(event.source.nick);
        break;
      case "quit":
        nicks.freed(event.source.nick);
        break;
      case "ctcp":
        this.answerCtcp(event);
        break;
      default:
    }
  }

  private kicked(event: Extract<IrcEvent, { kind: "kick" }>): void {
    const session = this.deps.session();
    if (!session || !isOwnNick(event.target, session)) return;
    const reason = `Kicked by ${event.source.nick}${event.reason ? `: ${event.reason}` : ""}`;
    this.deps.channels.left(event.channel, reason, true);
  }

  private ownNick(nick: string): void {
    this.deps.nicks.changed(nick);
    this.deps.ownNick(nick);
  }

  /** Asks what NAMES did not tell: accounts and away, modes, lists. */
  private inspect(channel: string): void {
    const isupport = this.deps.session()?.isupport ?? defaultIsupport;
    const who = isupport.hasWhox ? `WHO ${channel} ${WHOX_FIELDS},${WHOX_TOKEN}` : `WHO ${channel}`;
    const lists = [...LISTS_ASKED].filter((mode) => isupport.chanmodes.list.includes(mode));
    for (const line of [who, `MODE ${channel}`, `MODE ${channel} +${lists.join("")}`]) {
      this.deps.queue.push({ line, lane: "normal", from: "presence", target: channel });
    }
  }

  private answerCtcp(event: Extract<IrcEvent, { kind: "ctcp" }>): void {
    const text = this.deps.ctcp.answer(event);
    if (text === null) return;
    const { nick: target } = event.source;
    const line = `NOTICE ${target} :${text}`;
    this.deps.queue.push({ line, lane: "normal", from: "ctcp", target });
  }
}
