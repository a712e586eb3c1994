import type { Folded } from "#core/irc/casemapping";
import type { IrcLine } from "#core/irc/message";
import type { LineContext, LineHandler } from "../context.ts";
import type { NamesEntry } from "./records.ts";

const MAX_NAMES = 50_000;

/** NAMES answers gather here until RPL_ENDOFNAMES, then replace a channel's members at once. */
export class NamesCollector {
  private readonly gathering = new Map<Folded, Map<Folded, NamesEntry>>();

  /** RPL_NAMREPLY: `<nick> <symbol> <channel> :[signs]nick[!user@host] …` */
  readonly reply: LineHandler = ({ params }, context) => {
    const [channel = "", list = ""] = params.slice(-2);
    if (!context.presence.channel(channel)) return;
    const folded = context.presence.fold(channel);
    const entries = this.gathering.get(folded) ?? new Map<Folded, NamesEntry>();
    this.gathering.set(folded, entries);
    for (const word of list.split(" ")) {
      const entry = readName(word, context);
      if (entry && entries.size < MAX_NAMES) entries.set(context.presence.fold(entry.nick), entry);
    }
  };

  /** We are not there any more; what was gathered is of no use. */
  drop(channel: Folded): void {
    this.gathering.delete(channel);
  }

  /** RPL_ENDOFNAMES. */
  end({ params }: IrcLine, context: LineContext, at: Date): void {
    const [, name = ""] = params;
    const folded = context.presence.fold(name);
    const entries = this.gathering.get(folded);
    this.gathering.delete(folded);
    const channel = context.presence.channel(name);
    if (!entries || !channel) return;
    context.presence.replaceMembers(channel.name, entries, at);
  }
}

function readName(word: string, { isupport }: LineContext): NamesEntry | null {
  let modes = "";
  let at = 0;
  for (; at < word.length; at++) {
    const sign = isupport.prefixSigns.indexOf(word.charAt(at));
    if (sign < 0) break;
    modes += isupport.prefixModes.charAt(sign);
  }
  const [nick, userHost] = splitOnce(word.slice(at), "!");
  return nick === "" ? null : { nick, modes, facts: userHost ? { userHost } : {} };
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
