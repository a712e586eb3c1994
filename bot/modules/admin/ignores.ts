import type { CommandCall, ModuleContext } from "#bot/module-api";
import { AppError } from "#core/errors";
import {
  addIgnore,
  EVERYWHERE,
  type Ignore,
  listIgnores,
  removeIgnore,
} from "#core/ignores/ignores";
import { after, DAY, duration, HOUR, MINUTE } from "#core/time";

type Call = Pick<CommandCall<"", "anywhere">, "sender" | "at" | "network">;

const staff = { level: "staff", where: "anywhere" } as const;
const UNITS = { m: MINUTE, h: HOUR, d: DAY, w: 7 * DAY } as const;
const LONGEST_MS = 3_650 * DAY;

const changerOf = ({ sender }: Call) => ({
  actor: {
    ...(sender.userId === null ? {} : { id: sender.userId }),
    name: sender.userName ?? sender.nick,
  },
  via: "irc" as const,
});

/** Whose commands are not heard. */
export function addIgnoreCommands({ command, db }: ModuleContext<unknown>): void {
  const add = async (call: Call, networkId: string, mask: string, rest: string) => {
    const { lastsMs, reason } = readRest(rest);
    const { hostmask, account } = call.sender;
    const expiresAt = lastsMs === null ? null : after(call.at, lastsMs);
    const by = { ...changerOf(call), hostmask, account };
    const completed = await addIgnore(db, { networkId, mask, reason, expiresAt }, by, call.at);
    return `Commands of ${completed} are ignored${lastsMs === null ? "" : ` for ${duration(lastsMs)}`}.`;
  };

  command({
    ...staff,
    name: "ignore add",
    usage: "<mask> [rest...]",
    summary:
      "Hear no commands of a mask on this network: for a time (30m, 2h, 7d, 2w) or for ever, with a reason.",
    examples: [
      { say: ".ignore add *!*@spam.example 2h too loud", reply: /ignored for 2 hours/ },
      { say: ".ignore add $a:mallory", reply: /\$a:mallory are ignored\./ },
    ],
    run: (call) => add(call, call.network.id, call.args.mask, call.args.rest ?? ""),
  });
  command({
    ...staff,
    name: "ignore everywhere",
    usage: "<mask> [rest...]",
    summary: "As ignore add, on every network.",
    examples: [{ say: ".ignore everywhere *!*@spam.example", reply: /are ignored\./ }],
    run: (call) => add(call, EVERYWHERE, call.args.mask, call.args.rest ?? ""),
  });
  command({
    ...staff,
    name: "ignore del",
    aliases: ["ignore remove"],
    usage: "<mask>",
    summary: "Hear somebody's commands again.",
    examples: [{ say: ".ignore del *!*@spam.example", reply: /heard again|not ignored/ }],
    async run(call) {
      const here = await listIgnores(db, call.network.id, call.at);
      const networkId = scopeOf(here, call.args.mask, call.network.id);
      const place = { networkId, mask: call.args.mask };
      const mask = await removeIgnore(db, place, changerOf(call), call.at);
      return `Commands of ${mask} are heard again.`;
    },
  });
  command({
    ...staff,
    name: "ignore list",
    usage: "",
    summary: "Tell whose commands are not heard here.",
    examples: [{ say: ".ignore list", reply: /Nobody is ignored|!/ }],
    async run({ network, at }) {
      const all = await listIgnores(db, network.id, at);
      const lines = all.map((entry) => entryLine(entry, at));
      return { private: lines.length === 0 ? "Nobody is ignored." : lines };
    },
  });
}

/** The narrower row first; one for every network counts here as well. */
function scopeOf(entries: readonly Ignore[], mask: string, here: string): string {
  const fits = (networkId: string) =>
    entries.some((entry) => entry.networkId === networkId && entry.mask === mask);
  return !fits(here) && fits(EVERYWHERE) ? EVERYWHERE : here;
}

function entryLine({ mask, networkId, reason, expiresAt, setByName }: Ignore, now: Date): string {
  const where = networkId === EVERYWHERE ? ", everywhere" : "";
  const left = expiresAt ? `, ${duration(expiresAt.getTime() - now.getTime())} left` : "";
  return `${mask} by ${setByName}${where}${left}${reason ? `: ${reason}` : ""}`;
}

/** A time first, if there is one, then the reason. */
function readRest(rest: string): { readonly lastsMs: number | null; readonly reason: string } {
  const [, count, unit, reason = ""] = /^(\d{1,6})([mhdw])(?:\s+(.*))?$/is.exec(rest.trim()) ?? [];
  if (count === undefined || unit === undefined) return { lastsMs: null, reason: rest.trim() };
  const lastsMs = Number(count) * UNITS[unit.toLowerCase() as keyof typeof UNITS];
  if (lastsMs === 0 || lastsMs > LONGEST_MS)
    throw new AppError("invalid", "Name a time between 1m and 3650d, or none.");
  return { lastsMs, reason: reason.trim() };
}
