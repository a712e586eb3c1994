import { completeMask } from "#core/irc/mask";
import { type Channel, type Flag, type ListMode, listEntry, type Status } from "./channel.ts";
import { KEY_LENGTH, MODE_PARAMS } from "./isupport.ts";
import { foldName } from "./names.ts";
import type { Refusal } from "./numerics.ts";
import type { Participant } from "./participant.ts";
import type { World } from "./world.ts";

/** One wished change; lists without a parameter are questions. */
export interface ModeWish {
  readonly isSet: boolean;
  readonly mode: string;
  readonly param: string | null;
}

/** A change that took effect, as it is shown. */
export type ModeChange = ModeWish;

/** A change that did not: the numeric and what stands in it. */
export interface ModeRefusal {
  readonly refusal: Refusal;
  readonly params: readonly string[];
}

const LISTS = new Set<string>(["b", "e", "I"]);
const STATUSES = new Set<string>(["o", "v"]);
const FLAGS = new Set<string>(["i", "m", "n", "s", "t"]);

export function isListMode(mode: string): mode is ListMode {
  return LISTS.has(mode);
}
function isStatus(mode: string): mode is Status {
  return STATUSES.has(mode);
}
function isFlag(mode: string): mode is Flag {
  return FLAGS.has(mode);
}

/** Whether a mode takes a parameter, by its type in CHANMODES and PREFIX. */
function takesParam(mode: string, isSet: boolean): boolean {
  return isListMode(mode) || isStatus(mode) || mode === "k" || (mode === "l" && isSet);
}

/** Pairs mode letters with their parameters. What is beyond MODES parameters is left out, as announced. */
export function readModes(letters: string, params: readonly string[]): ModeWish[] {
  const wishes: ModeWish[] = [];
  const rest = params.slice(0, MODE_PARAMS);
  let isSet = true;
  for (const mode of letters.slice(0, 50)) {
    if (mode === "+" || mode === "-") isSet = mode === "+";
    else
      wishes.push({ isSet, mode, param: takesParam(mode, isSet) ? (rest.shift() ?? null) : null });
  }
  return wishes;
}

/** Writes changes as one MODE has them: letters with signs, then the parameters. */
export function writeModes(changes: readonly ModeChange[]): string[] {
  let letters = "";
  let sign = "";
  for (const { isSet, mode } of changes) {
    const wanted = isSet ? "+" : "-";
    letters += (sign === wanted ? "" : wanted) + mode;
    sign = wanted;
  }
  return [letters, ...changes.flatMap(({ param }) => (param === null ? [] : [param]))];
}

/** Modes of a channel for 324; the key is shown to members only. */
export function describeModes(channel: Channel, reader: Participant): string[] {
  const changes: ModeChange[] = [...channel.flags].map((mode) => ({
    isSet: true,
    mode,
    param: null,
  }));
  if (channel.key !== null) {
    const param = channel.members.has(reader) ? channel.key : "*";
    changes.push({ isSet: true, mode: "k", param });
  }
  if (channel.limit !== null) {
    changes.push({ isSet: true, mode: "l", param: String(channel.limit) });
  }
  return changes.length > 0 ? writeModes(changes) : ["+"];
}

/** Carries out one wish. Null when nothing changed and nothing needs to be said. */
export function applyMode(
  world: World,
  channel: Channel,
  wish: ModeWish,
  by: string,
): ModeChange | ModeRefusal | null {
  const { mode } = wish;
  if (isFlag(mode)) return applyFlag(channel, wish, mode);
  if (isStatus(mode)) return applyStatus(world, channel, wish, mode);
  if (isListMode(mode)) return applyList(world, channel, wish, mode, by);
  if (mode === "k") return applyKey(channel, wish);
  if (mode === "l") return applyLimit(channel, wish);
  return { refusal: "unknownMode", params: [mode] };
}

function applyFlag(channel: Channel, wish: ModeWish, flag: Flag): ModeChange | null {
  if (channel.flags.has(flag) === wish.isSet) return null;
  if (wish.isSet) channel.flags.add(flag);
  else channel.flags.delete(flag);
  return wish;
}

function applyStatus(
  world: World,
  channel: Channel,
  wish: ModeWish,
  status: Status,
): ModeChange | ModeRefusal | null {
  if (wish.param === null) return null;
  const person = world.findPerson(wish.param);
  if (!person) return { refusal: "noSuchNick", params: [wish.param] };
  const statuses = channel.members.get(person);
  if (!statuses) return { refusal: "notInChannel", params: [person.nick, channel.name] };
  if (statuses.has(status) === wish.isSet) return null;
  if (wish.isSet) statuses.add(status);
  else statuses.delete(status);
  return { ...wish, param: person.nick };
}

function applyList(
  world: World,
  channel: Channel,
  wish: ModeWish,
  list: ListMode,
  by: string,
): ModeChange | ModeRefusal | null {
  if (wish.param === null) return null;
  if (!/^[^\s,:][^\s,]{0,199}$/.test(wish.param)) {
    return { refusal: "badModeParam", params: [channel.name, list, "*"] };
  }
  const mask = completeMask(wish.param);
  const entries = channel.lists[list];
  const at = entries.findIndex((entry) => foldName(entry.mask) === foldName(mask));
  if (at >= 0 === wish.isSet) return null;
  if (!wish.isSet) return { ...wish, param: entries.splice(at, 1)[0]?.mask ?? mask };
  if (entries.length >= world.limits.listEntries) {
    return { refusal: "listFull", params: [channel.name, mask, list] };
  }
  entries.push(listEntry(mask, by, world.nowMs()));
  return { ...wish, param: mask };
}

function applyKey(channel: Channel, wish: ModeWish): ModeChange | ModeRefusal | null {
  const { param, isSet } = wish;
  if (!isSet) {
    if (channel.key === null) return null;
    const before = channel.key;
    channel.key = null;
    return { ...wish, param: before };
  }
  if (param === null) return null;
  if (!/^[^\s,:][^\s,]*$/.test(param) || Buffer.byteLength(param) > KEY_LENGTH) {
    return { refusal: "badModeParam", params: [channel.name, "k", "*"] };
  }
  if (channel.key === param) return null;
  channel.key = param;
  return wish;
}

function applyLimit(channel: Channel, wish: ModeWish): ModeChange | ModeRefusal | null {
  if (!wish.isSet) {
    if (channel.limit === null) return null;
    channel.limit = null;
    return wish;
  }
  if (wish.param === null) return null;
  const limit = /^\d{1,6}$/.test(wish.param) ? Number(wish.param) : 0;
  if (limit < 1) return { refusal: "badModeParam", params: [channel.name, "l", wish.param] };
  if (channel.limit === limit) return null;
  channel.limit = limit;
  return { ...wish, param: String(limit) };
}
