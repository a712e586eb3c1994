/** Where modules lie, and which folders may be trusted to hold code (security of the user's folder). */
import { lstat, readdir, realpath } from "node:fs/promises";
import path from "node:path";
import { AppError } from "#core/errors";
import { isProtectedModule, MODULE_NAME } from "#core/modules/names";
import type { ModuleFolder } from "./messages.ts";

const ENTRIES = ["index.ts", "index.mjs", "index.js"] as const;
const MAX_FILES = 500;

/** The modules in a folder, by name; a missing folder has none. Entries that cannot be modules are left out. */
export async function listModules(
  parent: string,
  origin: ModuleFolder["origin"],
): Promise<ModuleFolder[]> {
  const names = await readdir(parent).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return [];
    throw error;
  });
  const found = await Promise.all(
    names.sort().map(async (name) => {
      if (!MODULE_NAME.test(name)) return [];
      const folder = path.join(parent, name);
      return (await entryOf(folder)) ? [{ name, origin, folder }] : [];
    }),
  );
  return found.flat();
}

/** The file a module begins with, or null. */
export async function entryOf(folder: string): Promise<string | null> {
  const names = await readdir(folder).catch(() => [] as string[]);
  const entry = ENTRIES.find((name) => names.includes(name));
  return entry === undefined ? null : path.join(folder, entry);
}

/**
 * Refuses a user's module that other people of this machine could change, that leads out of its folder by a link, or that
 * would stand in for a module people prove themselves with. Throws AppError forbidden saying which file and why.
 */
export async function checkUserFolder({ name, folder }: ModuleFolder): Promise<void> {
  if (!MODULE_NAME.test(name))
    throw new AppError("invalid", "A module's name has a-z, 0-9 and -, at most 32 of them.");
  if (isProtectedModule(name))
    throw new AppError("forbidden", `The built-in module ${name} cannot be replaced.`);
  const parent = path.dirname(folder);
  await checkEntry(parent);
  if ((await realpath(folder)) !== path.join(await realpath(parent), name))
    throw new AppError("forbidden", `${folder} is a link; put the module's files there.`);
  await checkTree(folder, { left: MAX_FILES });
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
