/** Imports a module as it is on disk now. */
import path from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { AppError } from "#core/errors";
import { MODULE_NAME } from "#core/modules/names";
import type { BotModule } from "../module-api.ts";
import { type Bundle, bundleModule, earlierBundle } from "./bundle.ts";
import type { ModuleSource } from "./messages.ts";
import { checkUserSource, frameMark, isOneFile } from "./sources.ts";

export interface LoadedModule extends Bundle {
  readonly module: BotModule;
}

export interface LoadOptions {
  readonly cache: string;
  /** The bundle that ran before, to be used instead of what is on disk now; null for what is on disk. */
  readonly bundle: string | null;
  /** Bundles that brought a host down while they were set up. */
  readonly refused: readonly string[];
  /** Called before any of the module's own code runs. */
  found(bundle: string): void;
}

/**
 * Bundles, imports and checks a module. An unchanged one is not evaluated again, but set up anew by the caller. Throws AppError
 * with a sentence that names file and line where known.
 */
export async function loadModule(
  source: ModuleSource,
  { cache, bundle: earlier, refused, found }: LoadOptions,
): Promise<LoadedModule> {
  if (source.origin === "user") await checkUserSource(source);
  const known = earlier === null ? null : await earlierBundle(earlier, cache);
  const bundle = known ?? (await bundleModule(source, cache));
  const name = path.basename(bundle.file);
  if (refused.includes(name))
    throw new AppError("conflict", "This very version brought its host down; change it first.");
  found(name);
  const imported = (await import(/* @vite-ignore */ pathToFileURL(bundle.file).href)) as {
    default?: unknown;
  };
  return { ...bundle, module: checkModule(imported.default, source) };
}

function checkModule(exported: unknown, source: ModuleSource): BotModule {
  const { name, at } = source;
  const module = exported as Partial<BotModule> | null | undefined;
  if (typeof module !== "object" || typeof module?.setup !== "function")
    throw new AppError("invalid", `${at} does not export a module by default.`);
  if (module.name !== name || !MODULE_NAME.test(name))
    throw new AppError(
      "invalid",
      `The module in ${at} must be called "${name}", like its ${isOneFile(source) ? "file" : "folder"}.`,
    );
  if (typeof module.summary !== "string" || !(module.settings instanceof z.ZodType))
    throw new AppError("invalid", `Module ${name} needs a summary and settings (a zod schema).`);
  return module as BotModule;
}

/** What to tell about a module that did not load: its own words, and the line of its source where it broke. */
export function explainLoadError(error: unknown, source: ModuleSource): string {
  if (AppError.is(error)) return error.message;
  if (!(error instanceof Error)) return String(error);
  const at = sourceLine(error.stack ?? "", source);
  return `${at ? `${at}: ` : ""}${error.name}: ${error.message}`.slice(0, 500);
}

/** The innermost frame that lies in the module's source, as `name/file.ts:line`. */
export function sourceLine(stack: string, source: ModuleSource): string | null {
  const parent = source.at.slice(0, source.at.lastIndexOf("/") + 1);
  for (const frame of stack.split("\n")) {
    const at = frame.indexOf(frameMark(source));
    const match =
      at < 0 ? null : /^(.+?:\d+)(?::\d+)?\)?$/.exec(frame.slice(at + parent.length).trim());
    if (match?.[1]) return match[1];
  }
  return null;
}
