import type { CommandCall, ModuleContext, Translate } from "#bot/module-api";
import { AppError } from "#core/errors";
import {
  addIgnore,
  EVERYWHERE,
  type Ignore,
  listIgnores,
  removeIgnore,
} from "#core/ignores/ignores";
import { type LastingUnit, lastingMs } from "#core/ignores/lasting";
import { after, duration } from "#core/time";
import type { Locale } from "#core/words/locales";
import type { Words } from "./words.ts";

type Call = Pick<CommandCall<"", "anywhere">, "sender" | "at" | "network" | "locale"> & {
  readonly t: Translate<Words>;
};

const staff = { level: "staff", where: "anywhere" } as const;

const changerOf = ({ sender }: Call) => ({
  actor: {
    ...(sender.userId === null ? {} : { id: sender.userId }),
    name: sender.userName ?? sender.nick,
  },
  via: "irc" as const,
});

/** Whose commands are not heard. */
export function addIgnoreCommands({ command, db }: ModuleContext<unknown, Words>): void {
  const add = async (call: Call, networkId: string, mask: string, rest: string) => {
    const { lastsMs, reason } = readRest(call.t, rest);
    const { hostmask, account } = call.sender;
    const expiresAt = lastsMs === null ? null : after(call.at, lastsMs);
    const by = { ...changerOf(call), looks: [{ hostmask, account }] };
    const completed = await addIgnore(db, { networkId, mask, reason, expiresAt }, by, call.at);
    if (lastsMs === null) return call.t("ignored", { mask: completed });
    return call.t("ignoredFor", { mask: completed, time: duration(lastsMs, call.locale) });
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
      return call.t("heardAgain", { mask });
    },
  });
  command({
    ...staff,
    name: "ignore list",
    usage: "",
    summary: "Tell whose commands are not heard here.",
    examples: [{ say: ".ignore list", reply: /Nobody is ignored|!/ }],
    async run({ network, at, t, locale }) {
      const all = await listIgnores(db, network.id, at);
      const lines = all.map((entry) => entryLine(t, locale, entry, at));
      return { private: lines.length === 0 ? t("nobodyIgnored") : lines };
    },
  });
}

/** The narrower row first; one for every network counts here as well. */
function scopeOf(entries: readonly Ignore[], mask: string, here: string): string {
  const fits = (networkId: string) =>
    entries.some((entry) => entry.networkId === networkId && entry.mask === mask);
  return !fits(here) && fits(EVERYWHERE) ? EVERYWHERE : here;
}

function entryLine(t: Translate<Words>, locale: Locale, ignore: Ignore, now: Date): string {
  const { mask, networkId, reason, expiresAt, setByName: by } = ignore;
  const where = networkId === EVERYWHERE ? t("everywhere") : "";
  const left = expiresAt
    ? t("left", { time: duration(expiresAt.getTime() - now.getTime(), locale) })
    : "";
  return `${t("ignoredBy", { mask, by })}${where}${left}${reason ? `: ${reason}` : ""}`;
}

/** A time first, if there is one, then the reason. */
function readRest(
  t: Translate<Words>,
  rest: string,
): { readonly lastsMs: number | null; readonly reason: string } {
  const [, count, unit, reason = ""] = /^(\d{1,6})([mhdw])(?:\s+(.*))?$/is.exec(rest.trim()) ?? [];
  if (count === undefined || unit === undefined) return { lastsMs: null, reason: rest.trim() };
  const lastsMs = lastingMs(Number(count), unit.toLowerCase() as LastingUnit);
  if (lastsMs === null) throw new AppError("invalid", t("badTime"));
  return { lastsMs, reason: reason.trim() };
}
