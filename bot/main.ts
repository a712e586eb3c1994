/** The bot process: puts the parts together, keeps them going, takes them down in order. Nothing else happens here. */
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openDb } from "#core/db/client";
import { createWaker } from "#core/db/wake";
import { readEnv } from "#core/env";
import { createLog } from "#core/log";
import { answerSupervisor } from "#core/supervision/child";
import { EXIT } from "#core/supervision/exit-codes";
import { createPipeline } from "./commands/pipeline.ts";
import { openRegistry } from "./commands/registry.ts";
import { startHeartbeat } from "./heartbeat.ts";
import { createModuleHosts } from "./host/module-hosts.ts";
import { createIrcNetworks } from "./irc/networks.ts";
import type { JobDeps } from "./jobs/handlers.ts";
import { startJobs } from "./jobs/runner.ts";
import { startLobby } from "./lobby/lobby.ts";
import { eventFromIrc } from "./record/from-irc.ts";
import { Recorder } from "./record/recorder.ts";
import { createEventWriter } from "./record/writers.ts";
import { createInviter } from "./services/meet.ts";
import { createServices } from "./services/services.ts";
import { Sessions } from "./sessions/sessions.ts";
import { VERSION } from "./version.ts";

const STOP_LIMIT_MS = 7_000;
/** Names this installation's one bot in job claims and heartbeats; several bots will need more. */
const BOT_ID = "bot";

const env = readEnv();
const log = createLog("bot", env.logLevel);
const startedAt = new Date();
const db = openDb(env.databaseUrl);
const waker = createWaker(env.databaseUrl, (err) =>
  log.warn({ err }, "watching the database failed"),
);
const recorder = new Recorder({ writer: createEventWriter(env.databaseUrl), log });

const lobby = await startLobby({ host: env.lobbyHost, port: env.lobbyPort, log });
const networks = createIrcNetworks({
  db,
  log,
  lobbyAddress: { host: lobby.host, port: lobby.port },
  isBehind: () => recorder.isBehind,
});
const sessions = new Sessions({ db, log });
await sessions.start();
const registry = await openRegistry(db, log);

const jobs: JobDeps = {
  db,
  networks,
  registry: sessions.registry,
  modules: {
    reload: (name) => hosts.reload(name),
    load: (name) => hosts.load(name),
    unload: (name) => hosts.unload(name),
  },
  leave: (how) => setImmediate(() => void stop(how === "restart" ? EXIT.restart : EXIT.stopped)),
};
const hosts = createModuleHosts({
  db,
  log,
  root: process.cwd(),
  databaseUrl: env.databaseUrl,
  networks,
  services: (call) => services(call),
  say: (networkId, target, text, from) => {
    networks
      .get(networkId)
      ?.send({ target, text, style: "message", from, confirm: false })
      .catch((err: unknown) =>
        log.warn({ err, module: from }, "a module's line could not be sent"),
      );
  },
  settingsOf: async (module) => registry.settingsOf(module),
  userModulesDir: path.join(env.dataDir, "modules"),
});
const pipeline = createPipeline({
  hosts,
  registry,
  networks,
  log,
  identify: (network, source, channel) => sessions.identify(network, source, channel),
  whyDoubtful: (network, source, level) => sessions.whyDoubtful(network, source, level),
  record: (event) => recorder.record(event),
});
const services = createServices({
  networks,
  sessions,
  hosts,
  jobs,
  pipeline,
  invite: createInviter(db, env),
  startedAt,
});

// The order matters: sessions end before anybody asks who a sender is, and the log hears of all.
networks.onEvent((event, network) => sessions.handle(event, network));
networks.onEvent((event, network) => {
  const row = eventFromIrc(event, network);
  if (row) recorder.record(row);
});
networks.onEvent((event, network) => pipeline.handle(event, network));
waker.onWake(() => void registry.refresh());
if (env.onDisconnect === "exit")
  networks.onEvent((event, network) => {
    if (event.kind !== "disconnect" || !event.lost) return;
    log.warn({ network: network.name, reason: event.reason }, "connection lost: the bot ends");
    void stop(EXIT.disconnected);
  });

recorder.record({ at: startedAt, kind: "bot.start", text: `version ${VERSION}` });
await hosts.start();
const stopHeartbeat = await startHeartbeat(
  db,
  log,
  { id: BOT_ID, version: VERSION },
  () => hosts.pids().length,
);
await networks.start();
const stopJobs = await startJobs({ ...jobs, waker, log, owner: BOT_ID });
log.info({ lobby: `${lobby.host}:${lobby.port}`, version: VERSION }, "the bot is running");

let stopping = false;

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info({}, "the bot is stopping");
  // Whatever hangs, the process ends; the supervisor would only kill it later.
  void sleep(STOP_LIMIT_MS, undefined, { ref: false }).then(() => process.exit(code || 1));
  await stopJobs();
  recorder.record({
    at: new Date(),
    kind: "bot.stop",
    text: code === EXIT.restart ? "restarting" : "",
  });
  await networks.close(code === EXIT.restart ? "Restarting, back in a moment" : "Good-bye");
  await hosts.close();
  await sessions.close();
  await lobby.close("The bot is stopping");
  await recorder.close();
  await stopHeartbeat();
  await waker.close();
  await db.$disconnect();
  process.exit(code);
}

for (const name of ["SIGINT", "SIGTERM"] as const) process.on(name, () => void stop(EXIT.stopped));
answerSupervisor(() => void stop(EXIT.stopped));
process.on("unhandledRejection", (err) => {
  log.error({ err }, "a rejection that nobody handled: this is a bug");
});
