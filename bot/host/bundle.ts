/** Makes one file of a module's own folder; what it shares with the bot stays outside and keeps its identity. */
import { createHash } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { type BuildFailure, build, type Plugin } from "esbuild";
import { AppError } from "#core/errors";
import { newReference } from "#core/secrets";
import { entryOf } from "./folders.ts";
import type { ModuleFolder } from "./messages.ts";

export interface Bundle {
  readonly file: string;
  /** First digits of the bundle's hash. */
  readonly version: string;
}

/** What modules may take from the bot. For those of the user's folder, what reaches secrets or the database is left out. */
const allowed: Readonly<Record<ModuleFolder["origin"], RegExp>> = {
  user: /^#(bot\/module-api|core\/(errors|levels|time|irc\/.+))$/,
  "built-in": /^#(bot\/module-api|core\/.+)$/,
};

/**
 * Bundles a module into `cache`, in a file named after its contents: Node never forgets an imported file, so a change needs
 * a new name. Throws AppError invalid with file and line when it cannot be built or reaches out of its folder.
 */
export async function bundleModule(module: ModuleFolder, cache: string): Promise<Bundle> {
  const entry = await entryOf(module.folder);
  if (!entry) throw new AppError("not_found", `There is no index.ts in ${module.folder}.`);
  const contents = await contentsOf(entry, module, cache);
  const version = createHash("sha256").update(contents).digest("hex").slice(0, 16);
  const file = path.join(cache, `${module.name}.${version}.mjs`);
  await mkdir(cache, { recursive: true, mode: 0o700 });
  const unfinished = `${file}.${newReference()}`;
  await writeFile(unfinished, contents, { mode: 0o600 });
  await rename(unfinished, file);
  return { file, version: version.slice(0, 8) };
}

async function contentsOf(entry: string, module: ModuleFolder, cache: string): Promise<Uint8Array> {
  try {
    const { outputFiles } = await build({
      entryPoints: [entry],
      outfile: path.join(cache, `${module.name}.mjs`),
      absWorkingDir: path.dirname(module.folder),
      bundle: true,
      write: false,
      format: "esm",
      platform: "node",
      target: "node20",
      sourcemap: "inline",
      sourcesContent: false,
      logLevel: "silent",
      // The project's own tsconfig would only add paths that do not count here.
      tsconfigRaw: {},
      plugins: [borders(module)],
    });
    const [bundle] = outputFiles;
    if (!bundle) throw new AppError("invalid", `Nothing was built from ${entry}.`);
    return bundle.contents;
  } catch (error) {
    if (AppError.is(error) || !isBuildFailure(error)) throw error;
    const [first] = error.errors;
    const at = first?.location ? `${first.location.file}:${first.location.line}: ` : "";
    throw new AppError("invalid", `${at}${first?.text ?? "It cannot be built."}`, { cause: error });
  }
}

const isBuildFailure = (error: unknown): error is BuildFailure =>
  error instanceof Error && "errors" in error && Array.isArray(error.errors);

/** Keeps a module inside its folder and to what it may import. */
function borders(module: ModuleFolder): Plugin {
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

function leadsOut({ folder }: ModuleFolder, from: string, wanted: string) {
  const isInside = path.resolve(from, wanted).startsWith(folder + path.sep);
  const text = `A module may not import ${wanted}, outside its folder.`;
  return isInside ? null : { errors: [{ text }] };
}
