import { compileGlob } from "#core/irc/mask";
import type { Channel } from "../channel.ts";
import { TARGET_LIMITS } from "../isupport.ts";
import { type CommandTable, splitTargets } from "./command.ts";

type Test = (channel: Channel) => boolean;

/** One condition of LIST: `>n` and `<n` members (ELIST=U), or a name or mask (ELIST=M). */
function readCondition(word: string): Test {
  const count = /^([<>])(\d{1,6})$/.exec(word);
  if (!count) {
    const matches = compileGlob(word, "ascii");
    return ({ name }) => matches(name);
  }
  const members = Number(count[2]);
  return count[1] === ">"
    ? ({ members: { size } }) => size > members
    : ({ members: { size } }) => size < members;
}

/** LIST, without secret channels of others. */
export const list: CommandTable = {
  LIST: {
    run(me, [conditions]) {
      const words = splitTargets(conditions).slice(0, TARGET_LIMITS.LIST);
      const counts = words.filter((word) => /^[<>]/.test(word)).map(readCondition);
      const names = words.filter((word) => !/^[<>]/.test(word)).map(readCondition);
      me.numeric("321", "Channel", "Users  Name");
      for (const channel of me.world.channels.values()) {
        const isMeant =
          counts.every((test) => test(channel)) &&
          (names.length === 0 || names.some((test) => test(channel)));
        if (isMeant && channel.isVisibleTo(me)) {
          me.numeric("322", channel.name, String(channel.members.size), channel.topic?.text ?? "");
        }
      }
      me.numeric("323", "End of /LIST");
    },
  },
};
