/** Where modules lie, and which places may be trusted to hold code (security of the user's folder). */
import type { Dirent } from "node:fs";
import { lstat, readdir, realpath } from "node:fs/promises";
import path from "node:path";
import { AppError } from "#core/errors";
import { isProtectedModule, MODULE_NAME } from "#core/modules/names";
import type { ModuleSource } from "./messages.ts";

const ENDINGS = [".ts", ".mjs", ".js"] as const;
const MAX_FILES = 500;

/** The modules in a folder, by name; a missing folder has none. Entries that cannot be modules are left out. */
export async function listModules(
  parent: string,
  origin: ModuleSource["origin"],
): Promise<ModuleSource[]> {
  const entries = await entriesOf(parent);
  const found = new Map<string, ModuleSource>();
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = moduleNameOf(entry.name);
    // Of several with one name the first stands for all: whoever loads it is told.
    if (name === null || found.has(name) || !(await mayBeModule(parent, entry))) continue;
    found.set(name, { name, origin, at: path.join(parent, entry.name) });
  }
  return [...found.values()];
}

/** Which module an entry of a folder of modules belongs to, by its name alone; null when to none. */
export function moduleNameOf(entry: string): string | null {
  const ending = ENDINGS.find((each) => entry.endsWith(each)) ?? "";
  const name = entry.slice(0, entry.length - ending.length);
  return MODULE_NAME.test(name) ? name : null;
}

/** A file rather than a folder. */
export function isOneFile({ at }: ModuleSource): boolean {
  return path.extname(at) !== "";
}

/** The file a module begins with. Throws AppError: not_found when it has none, conflict when there is more than one module of its name. */
export async function entryOf(source: ModuleSource): Promise<string> {
  const { name, at } = source;
  const parent = path.dirname(at);
  const rivals: string[] = [];
  for (const entry of await entriesOf(parent))
    if (moduleNameOf(entry.name) === name && (await mayBeModule(parent, entry)))
      rivals.push(path.extname(entry.name) === "" ? `${entry.name}/` : entry.name);
  if (rivals.length > 1) {
    const all = rivals.sort().join(" and ");
    throw new AppError("conflict", `${all} are both called ${name}; remove one of them.`);
  }
  const entry = isOneFile(source) ? at : await indexOf(at);
  if (entry === null) throw new AppError("not_found", `There is no index.ts in ${at}.`);
  return entry;
}

/** Every file of a module, by path. */
export async function filesOf(source: ModuleSource): Promise<readonly string[]> {
  if (isOneFile(source)) return [source.at];
  const entries = await readdir(source.at, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name))
    .sort();
}

/** How the lines of a stack that lie in a module's own files name them. */
export function frameMark(source: ModuleSource): string {
  return isOneFile(source) ? `${source.at}:` : `${source.at}/`;
}

/**
 * Refuses a user's module that other people of this machine could change, that leads elsewhere by a link, or that would stand in
 * for a module people prove themselves with. Throws AppError forbidden saying which file and why.
 */
export async function checkUserSource(source: ModuleSource): Promise<void> {
  const { name, at } = source;
  if (!MODULE_NAME.test(name))
    throw new AppError("invalid", "A module's name has a-z, 0-9 and -, at most 32 of them.");
  if (isProtectedModule(name))
    throw new AppError("forbidden", `The built-in module ${name} cannot be replaced.`);
  const parent = path.dirname(at);
  await checkEntry(parent);
  if ((await realpath(at)) !== path.join(await realpath(parent), path.basename(at)))
    throw new AppError("forbidden", `${at} is a link; put the module itself there.`);
  if (isOneFile(source)) await checkEntry(at);
  else await checkTree(at, { left: MAX_FILES });
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return [];
    throw error;
  }
}

/** A folder with a file to begin with, or a file. Links are looked into, so that whoever made one is told that it is refused. */
async function mayBeModule(parent: string, entry: Dirent): Promise<boolean> {
  if (path.extname(entry.name) !== "") return !entry.isDirectory();
  return (await indexOf(path.join(parent, entry.name))) !== null;
}

async function indexOf(folder: string): Promise<string | null> {
  // What is no folder has no index, and so has one that nobody may read.
  const names = await readdir(folder).catch(() => [] as string[]);
  const entry = ENDINGS.map((ending) => `index${ending}`).find((name) => names.includes(name));
  return entry === undefined ? null : path.join(folder, entry);
}

async function checkTree(folder: string, budget: { left: number }): Promise<void> {
  await checkEntry(folder);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (budget.left-- <= 0) throw new AppError("forbidden", `${folder} has too many files.`);
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) await checkTree(file, budget);
    else await checkEntry(file);
  }
}

async function checkEntry(file: string): Promise<void> {
  const stats = await lstat(file);
  if (stats.isSymbolicLink()) throw new AppError("forbidden", `${file} is a link.`);
  if (!stats.isFile() && !stats.isDirectory())
    throw new AppError("forbidden", `${file} is neither a file nor a folder.`);
  // Write permission for the group or for others would let them run code as the bot.
  if ((stats.mode & 0o022) !== 0)
    throw new AppError("forbidden", `${file} can be written by others; chmod go-w it.`);
}
