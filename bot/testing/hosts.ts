/** Real module hosts for tests: child processes, a fresh database, and a folder for the user's modules. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach } from "vitest";
import { freshDatabase, openTracked } from "#core/testing/database";
import type { HostLimits } from "../host/host-process.ts";
import { createModuleHosts, type ModuleHostsDeps } from "../host/module-hosts.ts";
import { keepingLog } from "./log.ts";
import { PretendNetwork } from "./pretend-network.ts";
import { pretendServices } from "./services.ts";

const root = path.resolve(import.meta.dirname, "../..");
const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

type Options = Partial<
  Pick<ModuleHostsDeps, "language" | "services" | "settingsOf" | "builtInDir" | "pins">
> & {
  readonly limits?: Partial<HostLimits>;
  /** The user's modules, name to source; a name with an ending is a module of one file. */
  readonly modules?: Readonly<Record<string, string>>;
};

/** Starts hosts and closes them after the test. Without `builtInDir` there are no built-in modules. */
export async function startHosts(options: Options = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), "steward-modules-"));
  cleanups.push(() => rm(folder, { recursive: true, force: true }));
  const { log, lines } = keepingLog();
  const databaseUrl = await freshDatabase();
  const db = openTracked(databaseUrl);
  const irc = new PretendNetwork();
  const said: { target: string; text: string; from: string }[] = [];
  const write = async (name: string, source: string, file = "index.ts") => {
    const target = path.extname(name) === "" ? path.join(name, file) : name;
    await mkdir(path.join(folder, path.dirname(target)), { recursive: true, mode: 0o755 });
    await writeFile(path.join(folder, target), source, { mode: 0o644 });
  };
  for (const [name, source] of Object.entries(options.modules ?? {})) await write(name, source);
  const hosts = createModuleHosts({
    ...{ db, log, root, databaseUrl, networks: irc.forHosts },
    services: options.services ?? (() => pretendServices()),
    say: (_network, target, text, from) => said.push({ target, text, from }),
    language: options.language ?? (() => "en"),
    settingsOf: options.settingsOf ?? (async () => ({})),
    userModulesDir: folder,
    builtInDir: options.builtInDir ?? path.join(folder, "..", "no-built-in-modules"),
    limits: { stallMs: 4_000, ...options.limits },
    ...(options.pins ? { pins: options.pins } : {}),
  });
  cleanups.push(() => hosts.close());
  await hosts.start();
  return { hosts, irc, db, log, lines, said, folder, write };
}

/** A module of the user's folder with the given body of `setup`. */
export function moduleSource(name: string, setup: string, top = ""): string {
  return `import { z } from "zod";
import { cancel, defineModule } from "#bot/module-api";
import { AppError } from "#core/errors";
void cancel; void AppError;
${top}
export default defineModule({
  name: "${name}",
  summary: "For tests.",
  settings: z.object({ word: z.string().default("pong") }),
  setup(ctx) {
${setup}
  },
});
`;
}

/** One command that answers, as source. */
export function commandSource(name: string, run: string, usage = ""): string {
  return `ctx.command({ name: "${name}", usage: "${usage}", summary: "s", level: "user", where: "anywhere",
    run: async (call) => { ${run} } });`;
}

/** What the pipeline would ask for. */
export function call(module: string, command: string, rest = "", extra: object = {}) {
  return {
    ...{
      requestId: "r",
      module,
      command,
      rest,
      networkId: "testnet",
      channel: "#dev",
      locale: "en" as const,
      at: new Date(),
    },
    sender: {
      ...{ nick: "ann", hostmask: "ann!ann@example.org", account: null },
      ...{ userId: null, userName: null, level: "user" as const },
    },
    ...extra,
  };
}
