/** Which files the bot is made of, in development: what changes there takes a new process. */
import path from "node:path";
import { watch } from "chokidar";

/** Editors write in several steps, and people save several files at once. */
const QUIET_MS = 200;
/** The bot reloads modules itself, without leaving any network. Tests and what they stand on are no part of it. */
const NO_PART = /(^|\/)bot\/modules(\/|$)|\.test\.ts$|(^|\/)testing(\/|$)/;

/**
 * Calls `changed` with one of the files, after some were saved. Resolves when it watches. What cannot be watched, for want of
 * inotify watches for example, is told to `failed`; the rest is.
 */
export async function watchBotSources(
  root: string,
  changed: (file: string) => void,
  failed: (error: unknown) => void,
): Promise<() => Promise<void>> {
  const inside = (file: string) => path.relative(root, file).split(path.sep).join("/");
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch([path.join(root, "bot"), path.join(root, "core")], {
    ignoreInitial: true,
    ignored: (file) => NO_PART.test(inside(file)),
  });
  watcher.on("all", (_event, file) => {
    if (!/\.tsx?$/.test(file)) return;
    clearTimeout(timer);
    timer = setTimeout(() => changed(inside(file)), QUIET_MS);
  });
  watcher.on("error", failed);
  await new Promise<void>((resolve) => watcher.once("ready", () => resolve()));
  return async () => {
    clearTimeout(timer);
    await watcher.close();
  };
}
