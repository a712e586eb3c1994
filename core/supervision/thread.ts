import { Worker, type WorkerOptions } from "node:worker_threads";

/** Runs a file in a thread of its own, from source as well as compiled. Node 20 does not pass tsx on to threads by itself. */
export function startThread(file: URL, options: WorkerOptions = {}): Worker {
  if (!file.pathname.endsWith(".ts")) return new Worker(file, options);
  const start = `import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(file.href)}); });`;
  // What makes TypeScript loadable needs more memory than the thread is meant to have.
  const { resourceLimits: _, ...rest } = options;
  return new Worker(start, { ...rest, eval: true });
}
