/** Finds commands by what was said: any case, longest name first, so that "quote add" is not "quote" of "add". */
import { takesCredentials } from "#core/modules/credentials";
import type { CommandManifest, ModuleManifest } from "../host/messages.ts";

export interface Found {
  readonly module: ModuleManifest;
  readonly command: CommandManifest;
}

export interface Match extends Found {
  /** What followed the name. */
  readonly rest: string;
}

export interface CommandIndex {
  /** Every command that `accepts` lets through and whose name begins the text; the longest name counts. */
  match(body: string, accepts: (module: string) => boolean): Match | null;
  all(): readonly Found[];
}

/** Where two modules claim a name, the built-in one has it. */
export function createCommandIndex(manifests: readonly ModuleManifest[]): CommandIndex {
  const byName = new Map<string, Found[]>();
  const all: Found[] = [];
  let mostWords = 1;
  const builtInFirst = [...manifests].sort((a, b) => a.origin.localeCompare(b.origin));
  for (const module of builtInFirst) {
    for (const command of module.commands) {
      all.push({ module, command });
      for (const name of [command.name, ...command.aliases]) {
        if (module.origin === "user" && takesCredentials(name)) continue;
        const key = name.toLowerCase();
        byName.set(key, [...(byName.get(key) ?? []), { module, command }]);
        mostWords = Math.max(mostWords, key.split(" ").length);
      }
    }
  }

  return {
    match(body, accepts) {
      const words = body.split(/\s+/, mostWords);
      for (let count = words.length; count > 0; count--) {
        const name = words.slice(0, count).join(" ").toLowerCase();
        const found = byName.get(name)?.find(({ module }) => accepts(module.name));
        if (found) return { ...found, rest: afterWords(body, count) };
      }
      return null;
    },
    all: () => all,
  };
}

function afterWords(body: string, count: number): string {
  let rest = body.trimStart();
  for (let word = 0; word < count; word++) rest = rest.replace(/^\S+\s*/, "");
  return rest.trimEnd();
}
