import type { Channel, ListMode } from "../channel.ts";
import type { IrcParticipant } from "../irc-participant.ts";
import { broadcast } from "../membership.ts";
import { messageFrom } from "../message.ts";
import {
  applyMode,
  describeModes,
  isListMode,
  type ModeChange,
  type ModeWish,
  readModes,
  writeModes,
} from "../modes.ts";
import { hostmaskOf, type UserMode } from "../participant.ts";
import type { CommandTable } from "./command.ts";
import { ownChannel } from "./own-channel.ts";

const listNumerics: Readonly<
  Record<ListMode, readonly [entry: string, end: string, name: string]>
> = {
  b: ["367", "368", "ban"],
  e: ["348", "349", "exception"],
  I: ["346", "347", "invite exception"],
};

/** Bans may be read by all who see the channel, exceptions by its operators. */
function sendList(me: IrcParticipant, channel: Channel, list: ListMode): void {
  const [entryCode, endCode, name] = listNumerics[list];
  if (list !== "b" && !channel.isStatus(me, "o")) {
    me.refuse("notOperator", channel.name);
    return;
  }
  for (const { mask, by, setMs } of channel.lists[list]) {
    me.numeric(entryCode, channel.name, mask, by, String(Math.floor(setMs / 1000)));
  }
  me.numeric(endCode, channel.name, `End of channel ${name} list`);
}

function change(me: IrcParticipant, channel: Channel, wishes: readonly ModeWish[]): void {
  if (!ownChannel(me, channel.name)) return;
  if (!channel.isStatus(me, "o")) {
    me.refuse("notOperator", channel.name);
    return;
  }
  const changes: ModeChange[] = [];
  for (const wish of wishes) {
    const outcome = applyMode(me.world, channel, wish, hostmaskOf(me));
    if (outcome && "refusal" in outcome) me.refuse(outcome.refusal, ...outcome.params);
    else if (outcome) changes.push(outcome);
  }
  if (changes.length === 0) return;
  const message = messageFrom(me, me.world.nowMs(), "MODE", channel.name, ...writeModes(changes));
  broadcast(channel, message);
}

function channelMode(me: IrcParticipant, name: string, params: readonly string[]): void {
  const channel = me.world.findChannel(name);
  if (!channel?.isVisibleTo(me)) {
    me.refuse("noSuchChannel", name);
    return;
  }
  const [letters, ...rest] = params;
  if (letters === undefined) {
    me.numeric("324", channel.name, ...describeModes(channel, me));
    me.numeric("329", channel.name, String(Math.floor(channel.createdMs / 1000)));
    return;
  }
  const wishes = readModes(letters, rest);
  const isQuestion = ({ mode, param }: ModeWish) => isListMode(mode) && param === null;
  const asked = new Set(wishes.filter(isQuestion).map(({ mode }) => mode));
  for (const mode of asked) if (isListMode(mode)) sendList(me, channel, mode);
  const changes = wishes.filter((wish) => !isQuestion(wish));
  if (changes.length > 0) change(me, channel, changes);
}

function isUserMode(mode: string): mode is UserMode {
  return mode === "i" || mode === "B";
}

function changeOwnModes(me: IrcParticipant, letters: string): void {
  const wishes = readModes(letters, []);
  const changes: ModeChange[] = [];
  for (const { mode, isSet } of wishes) {
    if (!isUserMode(mode) || me.modes.has(mode) === isSet) continue;
    if (isSet) me.modes.add(mode);
    else me.modes.delete(mode);
    changes.push({ isSet, mode, param: null });
  }
  if (!wishes.every((wish) => isUserMode(wish.mode))) me.refuse("unknownUserMode");
  if (changes.length === 0) return;
  me.deliver(messageFrom(me, me.world.nowMs(), "MODE", me.nick, ...writeModes(changes)));
}

function userMode(me: IrcParticipant, nick: string, letters: string | undefined): void {
  const person = me.world.findPerson(nick);
  if (!person) me.refuse("noSuchNick", nick);
  else if (person !== me) me.refuse("usersDontMatch");
  else if (letters === undefined) me.numeric("221", `+${[...me.modes].join("")}`);
  else changeOwnModes(me, letters);
}

/** MODE of channels and of oneself. */
export const mode: CommandTable = {
  MODE: {
    needs: 1,
    run(me, [target = "", ...params]) {
      if (target.startsWith("#")) channelMode(me, target, params);
      else userMode(me, target, params[0]);
    },
  },
};
