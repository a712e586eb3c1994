/** The bot, put together: every part made, connected and started in the right order. Nothing else happens here. */
import path from "node:path";
import type { Db } from "#core/db/client";
import { openStandings } from "#core/db/standing";
import { createWaker } from "#core/db/wake";
import type { Env } from "#core/env";
import type { Log } from "#core/log";
import { getSetting } from "#core/settings/settings";
import { reportMissingWords } from "#core/words/translate";
import { createLobbyModules, createModuleSpeech, createSendGuard } from "./ask-modules.ts";
import type { FloodLimits } from "./commands/flood.ts";
import { openIgnoreList } from "./commands/ignore-list.ts";
import { createPipeline } from "./commands/pipeline.ts";
import { openRegistry } from "./commands/registry.ts";
import { Guard } from "./guard/guard.ts";
import { startHeartbeat } from "./heartbeat.ts";
import { createModuleHosts, type ModuleHosts } from "./host/module-hosts.ts";
import type { IrcNetworks } from "./irc/api.ts";
import { createIrcNetworks } from "./irc/networks.ts";
import type { JobDeps } from "./jobs/handlers.ts";
import { startJobs } from "./jobs/runner.ts";
import { createLeases } from "./leases.ts";
import { type Lobby, startLobby } from "./lobby/lobby.ts";
import { createLobbyLogins } from "./lobby-logins.ts";
import { takeOwnName } from "./own-name.ts";
import { eventFromIrc, type UserOf } from "./record/from-irc.ts";
import { Recorder } from "./record/recorder.ts";
import { startRenames } from "./record/renames.ts";
import { createEventWriter } from "./record/writers.ts";
import { createInviter } from "./services/meet.ts";
import { createServices, sourceOf } from "./services/services.ts";
import { followSettings } from "./services/settings-in-force.ts";
import { openSiteLanguage } from "./services/site-language.ts";
import { askModules } from "./sessions/ask-modules.ts";
import { createServicesQuestions } from "./sessions/ask-services.ts";
import { Proofs } from "./sessions/proofs.ts";
import { Sessions } from "./sessions/sessions.ts";
import { createTrials } from "./trials.ts";
import { VERSION } from "./version.ts";

export interface BotDeps {
  readonly env: Env;
  readonly db: Db;
  readonly log: Log;
  /** The project's folder. */
  readonly root: string;
  /** Where the built-in modules are, when not where they belong. */
  readonly builtInDir?: string;
  /** Load them anew when their source changes. */
  readonly watchBuiltIn?: boolean;
  /** How much people may ask of it; the usual when absent. */
  readonly flood?: FloodLimits;
  /** Ends the waiting for another process that has this bot's name. */
  readonly signal?: AbortSignal;
  /** Asked for by a job, or by what the operator wants after a lost connection: the process is to end. */
  leave(how: "restart" | "stopped" | "disconnected"): void;
}

export interface Bot {
  readonly lobby: Pick<Lobby, "host" | "port">;
  readonly networks: IrcNetworks;
  readonly hosts: ModuleHosts;
  /** Says goodbye, waits for what runs, writes what is left. The database stays open. */
  stop(how: "restart" | "stopped"): Promise<void>;
}

/** Resolves when modules run and the networks are being connected; before that, as long as another process has this bot's name, not at all. */
export async function startBot(deps: BotDeps): Promise<Bot> {
  const { env, db, log, root, builtInDir, watchBuiltIn = false, flood, leave } = deps;
  const own = await takeOwnName({ db, log, id: env.botId, version: VERSION, signal: deps.signal });
  const { startedAt } = own;
  // The lobby and the networks ask modules, whose hosts are made after them.
  const late: { hosts?: ModuleHosts } = {};
  let hasBegun = false;
  const heartbeat = startHeartbeat({ db, log }, own, {
    hosts: () => late.hosts?.pids().length ?? 0,
    // A trial that ran out while no bot was there gets its time anew first.
    async alongside() {
      if (hasBegun && (await leases.renew(networks))) await trials.sweep(networks);
    },
    replaced: () => leave("restart"),
  });
  reportMissingWords(log);
  const waker = createWaker(env.databaseUrl, (err) =>
    log.warn({ err }, "watching the database failed"),
  );
  const recorder = new Recorder({ writer: createEventWriter(env.databaseUrl), log });

  const lobby = await startLobby({
    ...{ host: env.lobbyHost, port: env.lobbyPort, log },
    authenticate: createLobbyLogins({
      ...{ db, log, hosts: () => late.hosts },
      attempts: () => sessions.limits,
      language: () => language.current(),
      networks: () => networks,
    }),
    modules: createLobbyModules({
      log,
      hosts: () => late.hosts,
      networks: () => networks,
      identify: (network, source, channel) => sessions.identify(network, source, channel),
      deaf: (network, channel, sender) => pipeline.deaf(network, channel, sender),
    }),
  });
  const leases = createLeases({ db, log, botId: env.botId });
  const trials = createTrials({ db, log, botId: env.botId });
  const networks = createIrcNetworks({
    db,
    log,
    beforeSend: createSendGuard(() => late.hosts),
    ignores: async (network, source) =>
      ignoreList.ignores(network, source, await sessions.identify(network, source, null)),
    lobbyAddress: { host: lobby.host, port: lobby.port },
    take: leases.take,
    begin: async (id) => {
      await sessions.begin(id);
      await trials.begin(id);
    },
    isBehind: () => recorder.isBehind || hosts.isBehind,
  });
  const standings = await openStandings(env.databaseUrl, db);
  const sessions = new Sessions({ db, log, standings });
  sessions.start();
  const servicesQuestions = createServicesQuestions(db);
  const guard = new Guard({ db, log, networks, sessions });
  const proofs = new Proofs({
    ...{ db, log, limits: sessions.limits, departures: sessions.departures },
    ask: (network, source, credential) => askModules(hosts, network, source, credential),
    askServices: servicesQuestions.ask,
  });
  const registry = await openRegistry(db, log, env.botId);
  const ignoreList = await openIgnoreList(db, log);
  const language = await openSiteLanguage(db, log, (locale) => hosts.speak(locale));

  const jobs: JobDeps = {
    db,
    networks,
    registry: sessions.registry,
    modules: {
      reload: (name) => hosts.reload(name),
      load: (name) => hosts.load(name),
      unload: (name) => hosts.unload(name),
    },
    leave: (how) => leave(how === "restart" ? "restart" : "stopped"),
  };
  const { hosts: pins } = await getSetting(db, "modules");
  const hosts = createModuleHosts({
    pins,
    db,
    log,
    root,
    ...(builtInDir === undefined ? {} : { builtInDir }),
    watchBuiltIn,
    databaseUrl: env.databaseUrl,
    networks,
    services: (call) => services(call),
    say: createModuleSpeech(networks, log),
    settingsOf: async (module) => registry.settingsOf(module),
    language: language.current,
    userModulesDir: path.join(env.dataDir, "modules"),
  });
  const pipeline = createPipeline({
    ...(flood === undefined ? {} : { flood }),
    hosts,
    registry,
    networks,
    log,
    identify: (network, source, channel) => sessions.identify(network, source, channel),
    whoIs: (network, source, channel) => sessions.whoIs(network, source, channel),
    language: language.current,
    whyDoubtful: (network, source, level) => sessions.whyDoubtful(network, source, level),
    ignores: ignoreList.ignores,
    record: (event) => recorder.record(event),
    isProven: (networkId, sender, profileId) => {
      const network = networks.get(networkId);
      return network !== undefined && proofs.has(network, sourceOf(sender), profileId);
    },
  });
  late.hosts = hosts;
  const services = createServices({
    networks,
    sessions,
    hosts,
    jobs,
    pipeline,
    proofs,
    registry: { db, registry, networks, settings: followSettings(registry, hosts, log) },
    invite: createInviter(db, env),
    startedAt,
  });

  // The order matters: the log hears of all while who did it is still logged in, and sessions end before anybody asks who a sender is.
  const userOf: UserOf = (network, source) => sessions.registry.peek(network, source)?.userId;
  networks.onEvent((event, network) => {
    const row = eventFromIrc(event, network, userOf);
    if (row) recorder.record(row);
  });
  networks.onEvent((event, network) => sessions.handle(event, network));
  networks.onEvent((event, network) => proofs.handle(event, network));
  networks.onEvent((event, network) => servicesQuestions.handle(event, network));
  const renames = startRenames(db, waker, log);
  networks.onEvent(renames.handle);
  networks.onEvent((event, network) => pipeline.handle(event, network));
  networks.onEvent(guard.handle);
  const guarding = () =>
    void guard.refresh().catch((err: unknown) => {
      // The next change is tried again; what is guarded already goes on as it was.
      log.error({ err }, "what to guard in channels could not be read");
    });
  guarding();
  waker.onWake("Setting", guarding);
  waker.onWake("Setting", () => void registry.refresh());
  waker.onWake("Setting", () => void ignoreList.refresh());
  if (env.onDisconnect === "exit")
    networks.onEvent((event, network) => {
      if (event.kind !== "disconnect" || !event.lost) return;
      log.warn({ network: network.name, reason: event.reason }, "connection lost: the bot ends");
      leave("disconnected");
    });

  recorder.record({ at: startedAt, kind: "bot.start", text: `version ${VERSION}` });
  await hosts.start();
  await heartbeat.beat();
  await networks.start();
  hasBegun = true;
  const stopJobs = await startJobs({ ...jobs, waker, log, owner: env.botId });
  log.info({ lobby: `${lobby.host}:${lobby.port}`, version: VERSION }, "the bot is running");

  return {
    lobby,
    networks,
    hosts,
    async stop(how) {
      await stopJobs();
      const text = how === "restart" ? "restarting" : "";
      recorder.record({ at: new Date(), kind: "bot.stop", text });
      await guard.close();
      await networks.close(how === "restart" ? "Restarting, back in a moment" : "Good-bye");
      await hosts.close();
      await sessions.close();
      standings.close();
      await lobby.close("The bot is stopping");
      await recorder.close();
      await renames.close();
      // They are held by name: who was replaced has nothing to give back.
      if (await heartbeat.stop()) await leases.release();
      await waker.close();
    },
  };
}
