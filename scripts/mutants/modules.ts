import type { Mutant } from "./mutant.ts";

/** What keeps modules in their place: who may use them, what they may reach, and when their host ends. */
export const moduleMutants: readonly Mutant[] = [
  {
    guard: "a module's deny list",
    file: "core/modules/access.ts",
    was: 'const anywhere: readonly Check[] = [isEnabled, masks("deny"), masks("allow")];',
    becomes: 'const anywhere: readonly Check[] = [isEnabled, masks("allow")];',
    test: ["core/modules/access.test.ts", ""],
  },
  {
    guard: "a module that is switched off",
    file: "core/modules/access.ts",
    was: "  policy.enabled\n",
    becomes: "  policy.enabled || true\n",
    test: ["core/modules/access.test.ts", ""],
  },
  {
    guard: "the border of a module's folder",
    file: "bot/host/bundle.ts",
    was: "return isInside ? null : { errors: [{ text }] };",
    becomes: "return isInside || text ? null : null;",
    test: ["bot/host/refused-modules.slow.test.ts", "a module's one file that"],
  },
  {
    guard: "what a user's module may import",
    file: "bot/host/bundle.ts",
    was: 'const refused = wanted.startsWith("#") && !allowed[module.origin].test(wanted);',
    becomes: "const refused = false;",
    test: ["bot/host/module-changes.slow.test.ts", "a new copy that is broken"],
  },
  {
    guard: "who may write to a user's module",
    file: "bot/host/sources.ts",
    was: "if ((stats.mode & 0o022) !== 0)",
    becomes: "if (false)",
    test: ["bot/host/refused-modules.slow.test.ts", "a module's folder that"],
  },
  {
    guard: "links among a user's modules",
    file: "bot/host/sources.ts",
    was: "if (stats.isSymbolicLink()) throw",
    becomes: "if (false) throw",
    test: ["bot/host/refused-modules.slow.test.ts", "a module's folder that"],
  },
  {
    guard: "what people prove themselves with",
    file: "bot/host/sources.ts",
    was: "if (isProtectedModule(name))",
    becomes: "if (false)",
    test: ["bot/host/refused-modules.slow.test.ts", "cannot be replaced"],
  },
  {
    guard: "one module of a name",
    file: "bot/host/sources.ts",
    was: "if (rivals.length > 1) {",
    becomes: "if (rivals.length > 99) {",
    test: ["bot/host/one-file-modules.slow.test.ts", "two of one name are refused"],
  },
  {
    guard: "the watchdog's sight of a blocked host",
    file: "bot/host/watchdog.ts",
    was: "const isBlocked = asleepSince !== null &&",
    becomes: "const isBlocked = false && asleepSince !== null &&",
    test: ["bot/host/watchdog.test.ts", "sleeps while it owes an answer"],
  },
  {
    guard: "the watchdog's patience with a host that is starved",
    file: "bot/host/watchdog.ts",
    was: "asleepSince = isAsleep ? (asleepSince ?? now) : null;",
    becomes: "asleepSince ??= now;",
    test: ["bot/host/watchdog.test.ts", "gets no processor"],
  },
  {
    guard: "the limit of a host's memory",
    file: "bot/host/watchdog.ts",
    was: "if (used.rssBytes > limits.rssBytes)",
    becomes: "if (false)",
    test: ["bot/host/watchdog.test.ts", "memory beyond the limit"],
  },
  {
    guard: "setting aside whoever ends its host by a signal",
    file: "bot/host/crashes.ts",
    was: "return its(UNSURE_WINDOW_MS).length >= UNSURE_LIMIT ?",
    becomes: "return its(UNSURE_WINDOW_MS).length >= 99 ?",
    test: ["bot/host/crashes.test.ts", "spared five times, not six"],
  },
];
