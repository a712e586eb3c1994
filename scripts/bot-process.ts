/** How the compiled bot is started, by the supervisor and by the benchmark alike. */

/**
 * Options of Node. The bot lives for months and is mostly idle, so memory goes before speed where the two part: a small nursery,
 * and Prisma's query compiler (WebAssembly) left as it was compiled first; the optimizing compiler takes some 30 MB to win nothing
 * that can be measured. docs/decisions/041 and 102 have the figures; bot/small-heap.ts does the rest.
 */
export const BOT_OPTIONS: readonly string[] = [
  "--conditions=steward-dist",
  "--enable-source-maps",
  "--max-semi-space-size=2",
  "--no-wasm-tier-up",
  "--no-wasm-dynamic-tiering",
];

/** One heap for all threads of glibc; each more keeps megabytes that nobody else can use. Means nothing elsewhere. */
export const BOT_ENV: Readonly<Record<string, string>> = { MALLOC_ARENA_MAX: "1" };

export const BOT_ENTRY = "dist/bot/main.js";
