import { readIsupport } from "#core/irc/isupport";
import type { IrcLine } from "#core/irc/message";
import { NamesCollector } from "../presence/names.ts";
import { presenceNumerics } from "../presence/numerics.ts";
import type { Session } from "./session.ts";

/** What the numerics of a registered connection teach its session. */
export class SessionNumerics {
  private readonly session: Session;
  private readonly welcomeOver: () => void;
  private readonly names = new NamesCollector();
  private readonly justJoined = new Set<string>();

  constructor(session: Session, welcomeOver: () => void) {
    this.session = session;
    this.welcomeOver = welcomeOver;
  }

  /** Our own JOIN came: the end of NAMES will mean that we know the channel. */
  joining(channel: string): void {
    const { presence } = this.session;
    if (presence.channel(channel)) this.justJoined.add(presence.fold(channel));
  }

  /** We are out of it, before NAMES were complete perhaps. */
  left(channel: string): void {
    const folded = this.session.presence.fold(channel);
    this.justJoined.delete(folded);
    this.names.drop(folded);
  }

  take(line: IrcLine): void {
    const { session } = this;
    session.serverTime.learn(line);
    switch (line.command) {
      case "001":
        session.serverName = line.source ?? session.server.host;
        break;
      case "005":
        this.learnIsupport(line.params.slice(1, -1));
        break;
      case "376":
      case "422":
        this.welcomeOver();
        break;
      case "353":
        this.names.reply(line, session);
        break;
      case "366":
        this.endOfNames(line);
        break;
      case "396":
        this.learnOwnHost(line.params[1] ?? "");
        break;
      default:
        presenceNumerics.get(line.command)?.(line, session);
        if (line.command === "324") this.modesKnown(line.params[1] ?? "");
    }
  }

  private learnIsupport(params: readonly string[]): void {
    const { session } = this;
    const { presence } = session;
    session.isupport = readIsupport(session.isupport, params);
    presence.prefixModes = session.isupport.prefixModes;
    const { casemapping } = session.isupport;
    if (casemapping === presence.casemapping) return;
    // Servers announce it before anything else, but may change it while they run.
    presence.refold(casemapping);
    this.justJoined.clear();
    session.emit({ kind: "casemapping", at: session.now(), casemapping });
  }

  /** RPL_HOSTHIDDEN: a host, or `username@host`. */
  private learnOwnHost(text: string): void {
    if (text === "" || text.includes(" ")) return;
    const { session } = this;
    const username = session.ownUserHost.split("@")[0];
    session.ownUserHost = text.includes("@") || !username ? text : `${username}@${text}`;
  }

  private modesKnown(name: string): void {
    const { session } = this;
    const channel = session.presence.channel(name);
    if (channel) session.emit({ kind: "channel-modes", at: session.now(), channel: channel.name });
  }

  private endOfNames(line: IrcLine): void {
    const { session } = this;
    const at = session.now();
    this.names.end(line, session, at);
    const channel = session.presence.channel(line.params[1] ?? "");
    if (channel && this.justJoined.delete(session.presence.fold(channel.name))) {
      session.emit({ kind: "joined-self", at, channel: channel.name });
    }
  }
}
