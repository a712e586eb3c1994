/** esbuild, started for the first module that changed and let go when nothing was to be built for a while. */
import type { BuildOptions, OutputFile } from "esbuild";
import { MINUTE } from "#core/time";

const IDLE_MS = MINUTE;

let idle: NodeJS.Timeout | undefined;

/** As esbuild's `build`, in memory. Its service, a process of its own, ends a minute after the last build. */
export async function compile(options: BuildOptions): Promise<OutputFile[]> {
  const { build, stop } = await import("esbuild");
  clearTimeout(idle);
  try {
    const { outputFiles } = await build({ ...options, write: false });
    return outputFiles;
  } finally {
    clearTimeout(idle);
    idle = setTimeout(() => void stop(), IDLE_MS).unref();
  }
}
