/** The files that modules were bundled into. Those in use are marked by their time, and the rest goes in the end. */
import { access, mkdir, readdir, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { newReference } from "#core/secrets";
import { DAY } from "#core/time";

/** So many of a module stay however old they are: its last version that ran is one of them. */
const KEPT = 8;

/** Also marks it as used. */
export async function isThere(file: string): Promise<boolean> {
  try {
    await access(file);
    const now = new Date();
    await utimes(file, now, now);
    return true;
  } catch {
    // It has yet to be made.
    return false;
  }
}

/** Puts a bundle into the cache, whole or not at all, and removes what nobody has used of that module for long. */
export async function store(file: string, contents: Uint8Array): Promise<void> {
  const folder = path.dirname(file);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const unfinished = `${file}.${newReference()}`;
  await writeFile(unfinished, contents, { mode: 0o600 });
  await rename(unfinished, file);
  await prune(folder, path.basename(file).split(".", 1)[0] ?? "");
}

/** What was used within a day stays, however many they are. */
async function prune(folder: string, module: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(`${module}.`));
  const files = await Promise.all(names.map((name) => usedAt(path.join(folder, name))));
  const oldest = Date.now() - DAY;
  const isOld = ({ at }: Used) => at < oldest;
  const bundles = files.filter(({ file }) => file.endsWith(".mjs"));
  const kept = new Set(bundles.toSorted((a, b) => b.at - a.at).slice(0, KEPT));
  for (const each of files)
    if (isOld(each) && !kept.has(each)) await rm(each.file, { force: true });
}

interface Used {
  readonly file: string;
  /** As milliseconds since 1970. */
  readonly at: number;
}

async function usedAt(file: string): Promise<Used> {
  try {
    return { file, at: (await stat(file)).mtimeMs };
  } catch {
    // Another host has just removed it, or given it its name.
    return { file, at: Date.now() };
  }
}
