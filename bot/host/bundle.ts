/** Makes one file of a module's own files; what it shares with the bot stays outside and keeps its identity. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { BuildFailure, Plugin } from "esbuild";
import { AppError } from "#core/errors";
import { isThere, store } from "./bundle-cache.ts";
import { compile } from "./compiler.ts";
import type { ModuleSource } from "./messages.ts";
import { TIMER_NAMES, TIMERS } from "./owned-timers.ts";
import { entryOf, filesOf, isOneFile } from "./sources.ts";

export interface Bundle {
  readonly file: string;
  /** First digits of the bundle's hash. */
  readonly version: string;
}

/** What modules may take from the bot. For those of the user's folder, what reaches secrets or the database is left out. */
const allowed: Readonly<Record<ModuleSource["origin"], RegExp>> = {
  user: /^#(bot\/module-api|core\/(errors|levels|time|irc\/.+))$/,
  "built-in": /^#(bot\/module-api|core\/.+)$/,
};

/** Part of every version: raise it when bundles made before must not be used any more. */
const FORMAT = "2";

/**
 * Bundles a module into `cache`, in a file named after its sources: Node never forgets an imported file, so a change needs a new
 * name, and what did not change since the last time is there already. Throws AppError invalid with file and line when it cannot
 * be built or reaches out of its folder.
 */
export async function bundleModule(module: ModuleSource, cache: string): Promise<Bundle> {
  const entry = await entryOf(module);
  const version = await versionOf(module);
  const file = path.join(cache, `${module.name}.${version}.mjs`);
  if (!(await isThere(file))) await store(file, await contentsOf(entry, module, cache));
  return { file, version: version.slice(0, 8) };
}

/** A bundle that was made before, by its file's name; null when it is not there any more. */
export async function earlierBundle(name: string, cache: string): Promise<Bundle | null> {
  const version = /^[a-z0-9-]+\.([0-9a-f]{16})\.mjs$/.exec(name)?.[1];
  const file = path.join(cache, name);
  if (version === undefined || !(await isThere(file))) return null;
  return { file, version: version.slice(0, 8) };
}

async function versionOf(module: ModuleSource): Promise<string> {
  const { at, origin } = module;
  const hash = createHash("sha256").update(`${FORMAT} ${origin} ${at}`);
  for (const file of await filesOf(module)) {
    const contents = await readFile(file);
    hash.update(`\0${path.relative(at, file)}\0${contents.length}\0`).update(contents);
  }
  return hash.digest("hex").slice(0, 16);
}

async function contentsOf(entry: string, module: ModuleSource, cache: string): Promise<Uint8Array> {
  try {
    const [bundle] = await compile({
      entryPoints: [entry],
      outfile: path.join(cache, `${module.name}.mjs`),
      absWorkingDir: path.dirname(module.at),
      bundle: true,
      format: "esm",
      platform: "node",
      target: "node20",
      sourcemap: "inline",
      sourcesContent: false,
      logLevel: "silent",
      // The project's own tsconfig would only add paths that do not count here.
      tsconfigRaw: {},
      ...timersOf(module.name),
      plugins: [borders(module)],
    });
    if (!bundle) throw new AppError("invalid", `Nothing was built from ${entry}.`);
    return bundle.contents;
  } catch (error) {
    if (AppError.is(error) || !isBuildFailure(error)) throw error;
    const [first] = error.errors;
    const at = first?.location ? `${first.location.file}:${first.location.line}: ` : "";
    throw new AppError("invalid", `${at}${first?.text ?? "It cannot be built."}`, { cause: error });
  }
}

/** A module's plain timers are its own (owned-timers.ts): they go with it, and a loop in one is blamed on it. */
function timersOf(name: string) {
  return {
    banner: {
      js: `const stewardTimers = globalThis[Symbol.for("${TIMERS}")]?.("${name}") ?? globalThis;`,
    },
    define: Object.fromEntries(TIMER_NAMES.map((timer) => [timer, `stewardTimers.${timer}`])),
  };
}

const isBuildFailure = (error: unknown): error is BuildFailure =>
  error instanceof Error && "errors" in error && Array.isArray(error.errors);

/** Keeps a module inside its folder or file, and to what it may import. */
function borders(module: ModuleSource): Plugin {
  return {
    name: "borders",
    setup(build) {
      build.onResolve({ filter: /.*/ }, ({ kind, path: wanted, resolveDir }) => {
        if (kind === "entry-point") return null;
        if (/^[./]/.test(wanted)) return leadsOut(module, resolveDir, wanted);
        const refused = wanted.startsWith("#") && !allowed[module.origin].test(wanted);
        return refused
          ? { errors: [{ text: `A module may not import ${wanted}.` }] }
          : { path: wanted, external: true };
      });
    },
  };
}

function leadsOut(module: ModuleSource, from: string, wanted: string) {
  const isInside = path.resolve(from, wanted).startsWith(module.at + path.sep);
  const text = isOneFile(module)
    ? `A module that is one file may not import ${wanted}; make it a folder with an index.ts.`
    : `A module may not import ${wanted}, outside its folder.`;
  return isInside ? null : { errors: [{ text }] };
}
