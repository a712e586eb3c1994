import type { Channel } from "../channel.ts";
import type { IrcParticipant } from "../irc-participant.ts";
import { asWord } from "../names.ts";
import { hostmaskOf } from "../participant.ts";
import type { CommandTable } from "./command.ts";

/** Bytes of names in one 353, leaving room for what stands before them. */
const NAMES_BYTES = 380;

/** Joins words to lines of at most so many bytes; a longer word has a line of its own. */
export function packWords(words: readonly string[], limit: number, separator = " "): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of words) {
    const longer = line === "" ? word : `${line}${separator}${word}`;
    if (line !== "" && Buffer.byteLength(longer) > limit) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === "" ? lines : [...lines, line];
}

/** Sends 353 and 366. Outsiders do not see invisible people. */
export function sendNames(me: IrcParticipant, channel: Channel): void {
  const isMember = channel.members.has(me);
  const shown = [...channel.members.keys()].filter(({ modes }) => isMember || !modes.has("i"));
  const words = shown.map((member) => {
    const name = me.has("userhost-in-names") ? hostmaskOf(member) : member.nick;
    return channel.signs(member, me) + name;
  });
  const symbol = channel.flags.has("s") ? "@" : "=";
  for (const line of packWords(words, NAMES_BYTES)) me.numeric("353", symbol, channel.name, line);
  me.numeric("366", channel.name, "End of /NAMES list");
}

/** NAMES of one channel. */
export const names: CommandTable = {
  NAMES: {
    run(me, [list]) {
      const name = list?.split(",", 1)[0] || "*";
      const channel = me.world.findChannel(name);
      if (channel?.isVisibleTo(me)) sendNames(me, channel);
      // Silence about what is not there is the rule for NAMES; the end always comes.
      else me.numeric("366", asWord(name), "End of /NAMES list");
    },
  },
};
