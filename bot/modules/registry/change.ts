/** Reads what follows `module <name>` as a change of a row, or as a question. */
import { AppError } from "#core/errors";
import type { ModuleEdit } from "#core/modules/edit";
import { readTyped } from "#core/modules/settings";

export interface Wish {
  /** A network as it was named, where `on:` stood. */
  readonly network?: string;
  readonly botId?: string;
  readonly asked: "show" | "settings" | readonly ModuleEdit[];
}

/** Throws AppError invalid with what can be said. `schema` is what the module told of its settings. */
export function readWish(said: string, schema: unknown): Wish {
  const words = said.split(/\s+/).filter(Boolean);
  let network: string | undefined;
  let botId: string | undefined;
  while (/^(on|bot):./.test(words[0] ?? "")) {
    const scope = words.shift() ?? "";
    if (scope.startsWith("on:")) network = scope.slice(3);
    else botId = scope.slice(4);
  }
  const scope = {
    ...(network === undefined ? {} : { network }),
    ...(botId === undefined ? {} : { botId }),
  };
  const [verb = "", ...rest] = words;
  if (verb === "") return { ...scope, asked: "show" };
  if (verb === "settings") return { ...scope, asked: "settings" };
  return { ...scope, asked: readEdits(verb.toLowerCase(), rest, schema) };
}

function readEdits(verb: string, rest: readonly string[], schema: unknown): ModuleEdit[] {
  const [first] = rest;
  switch (verb) {
    case "enable":
    case "disable": {
      const on = verb === "enable";
      return rest.length === 0
        ? [{ kind: "switch", on }]
        : rest.map((channel) => ({ kind: "channel", channel, on }));
    }
    case "only":
      if (first === undefined) throw new AppError("invalid", { key: "registry.whichChannels" });
      return [{ kind: "only", channels: [...rest] }];
    case "everywhere":
      return [{ kind: "only", channels: [] }];
    case "whitelist":
    case "blacklist":
      return [{ kind: "mask", list: verb === "whitelist" ? "allow" : "deny", ...entry(rest) }];
    case "enabling":
    case "disabling":
      // "enabling nick add bob" is how the lists are called; the word may be left out.
      return [
        {
          kind: "nick",
          list: verb === "enabling" ? "nick-on" : "nick-off",
          ...entry(first === "nick" ? rest.slice(1) : rest),
        },
      ];
    case "prefix":
      return [{ kind: "prefix", prefix: orNone(first, "prefix") }];
    case "profile":
      return [{ kind: "profile", name: orNone(first, "profile")?.toLowerCase() ?? null }];
    case "set":
    case "unset":
      return [readSetting(verb, rest, schema)];
    case "reset":
    case "empty":
      return [{ kind: verb }];
    default:
      throw new AppError("invalid", { key: "registry.moduleHelp" });
  }
}

function readSetting(
  verb: "set" | "unset",
  [name, ...words]: readonly string[],
  schema: unknown,
): ModuleEdit {
  if (name === undefined || (verb === "set" && words.length === 0))
    throw new AppError("invalid", { key: "registry.whichSetting" });
  if (verb === "unset") return { kind: "setting", name };
  const value = readTyped(schema, name, words.join(" "));
  return { kind: "setting", name, value: value as never };
}

function entry([verb, value]: readonly string[]): { value: string; present: boolean } {
  if (!/^(add|del)$/.test(verb ?? "") || value === undefined)
    throw new AppError("invalid", { key: "registry.addOrDel" });
  return { value, present: verb === "add" };
}

function orNone(word: string | undefined, what: "prefix" | "profile"): string | null {
  if (word === undefined) throw new AppError("invalid", { key: "registry.orNone", what });
  return word.toLowerCase() === "none" ? null : word;
}
