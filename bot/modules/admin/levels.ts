import type { CommandCall, ModuleContext, Translate } from "#bot/module-api";
import { AppError } from "#core/errors";
import { CHANNEL_LEVELS, LEVELS, type Level } from "#core/levels";
import { type Changer, changeLevel } from "#core/people/changes";
import { changeChannelLevel } from "#core/people/channel-levels";
import { createPeople, type PersonWithLevels } from "./store.ts";
import type { Words } from "./words.ts";

type Call = Pick<CommandCall<"", "anywhere">, "sender" | "at" | "network" | "locale"> & {
  readonly t: Translate<Words>;
};

interface Typed {
  readonly level: string;
  readonly channel?: string | undefined;
  readonly reason?: string | undefined;
}

/** What is typed for "the level that counts everywhere". */
const NONE = "none";

/** What level somebody has, everywhere and in channels. The core decides who may change it; the sender's level in a channel is not asked. */
export function addLevelCommand({ command, db }: ModuleContext<unknown, Words>): void {
  const people = createPeople(db);

  const change = async (call: Call, person: PersonWithLevels, typed: Typed) => {
    const { t, network, at } = call;
    const by = changerOf(call);
    const { name } = person;
    const { channel, reason } = readPlace(network, typed);
    if (channel === undefined) {
      const level = readLevel(t, typed.level, LEVELS);
      const isNew = await changeLevel(db, by, person.id, level, reason, at);
      return isNew ? t("levelSet", { name, level }) : t("levelSame", { name });
    }
    const { id: channelId, name: place } = await people.channel(t, network, channel);
    const level = typed.level === NONE ? null : readLevel(t, typed.level, CHANNEL_LEVELS);
    const step = { userId: person.id, channelId, level, reason };
    if (!(await changeChannelLevel(db, by, step, at))) return t("levelSame", { name });
    if (level === null) return t("levelDropped", { name, channel: place });
    return t("levelSetThere", { name, level, channel: place });
  };

  command({
    level: "staff",
    where: "anywhere",
    name: "level",
    usage: "<user> [level] [channel] [reason...]",
    summary:
      "Tell or change the level of an account: everywhere, or in the channel named. The level none takes away what was set for a channel.",
    examples: [
      { say: ".level bob", reply: /^bob is registered/ },
      { say: ".level bob operator #dev keeps order", reply: /operator in #dev/ },
      { say: ".level bob none #dev", reply: /In #dev, bob has the level again/ },
      { say: ".level bob voice", reply: /voice now, everywhere/ },
    ],
    async run(call) {
      const { user, level, channel, reason } = call.args;
      const person = await people.find(call.t, user);
      if (level === undefined) return { private: tellLevels(call.t, person) };
      return { private: await change(call, person, { level, channel, reason }) };
    },
  });
}

function tellLevels(t: Translate<Words>, { name, level, there }: PersonWithLevels): string {
  const others = there.map((one) => t("levelThere", one)).join("");
  return t("levelIs", { name, level, others });
}

function changerOf({ sender, locale, t }: Call): Changer {
  // The core takes nobody's word for it but the account's.
  if (sender.userId === null) throw new AppError("forbidden", t("notLoggedIn"));
  return { id: sender.userId, name: sender.userName ?? sender.nick, via: "irc", locale };
}

function readLevel(t: Translate<Words>, typed: string, known: readonly Level[]): Level {
  const level = known.find((each) => each === typed.toLowerCase());
  if (!level) throw new AppError("invalid", t("badLevel", { known: known.join(", "), none: NONE }));
  return level;
}

/** The second word is the channel, or the first of the reason. */
function readPlace(network: Call["network"], { channel, reason = "" }: Typed) {
  if (channel === undefined) return { channel, reason };
  if (network.isChannel(channel)) return { channel, reason };
  return { channel: undefined, reason: `${channel} ${reason}`.trim() };
}
