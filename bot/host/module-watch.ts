/** Notices what changes in the folder of the user's modules. */
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { watch } from "chokidar";
import { moduleNameOf } from "./sources.ts";

/** Editors write in several steps; a module is looked at when nothing happened for this long. */
const QUIET_MS = 150;

/** Calls `onChange` with a module's name after something in its folder, or its file, changed. Makes the folder. Gives the way to stop. */
export async function watchModules(
  folder: string,
  onChange: (name: string) => void,
  onError: (error: unknown) => void,
): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const timers = new Map<string, NodeJS.Timeout>();
  const watcher = watch(folder, { ignoreInitial: true, followSymlinks: false, depth: 8 });
  watcher.on("all", (_event, changed) => {
    const [entry = ""] = path.relative(folder, changed).split(path.sep);
    const name = moduleNameOf(entry);
    if (name === null) return;
    clearTimeout(timers.get(name));
    const timer = setTimeout(() => {
      timers.delete(name);
      onChange(name);
    }, QUIET_MS);
    timers.set(name, timer);
  });
  watcher.on("error", onError);
  await new Promise<void>((resolve) => watcher.once("ready", () => resolve()));
  return async () => {
    for (const timer of timers.values()) clearTimeout(timer);
    await watcher.close();
  };
}
