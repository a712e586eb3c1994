/** What each job kind does. Every kind has exactly one handler; the type sees to it. A handler's answer is shown to people. */
import type { IrcNetwork, IrcNetworks } from "#bot/irc/api";
import type { SessionRegistry } from "#bot/sessions/registry";
import type { Db } from "#core/db/client";
import { AppError } from "#core/errors";
import type { JobInput, JobKind } from "#core/jobs/kinds";
import { ensureChannel, findChannel, setChannelAutoJoin } from "#core/networks/channels";
import { getSetting } from "#core/settings/settings";
import { type Told, tell } from "#core/words/told";

/** What jobs may do with modules; each gives what to tell people. */
export interface ModuleControl {
  /** One module, or all. */
  reload(name: string | undefined): Promise<Told>;
  load(name: string): Promise<Told>;
  unload(name: string): Promise<Told>;
}

export interface JobDeps {
  readonly db: Db;
  readonly networks: IrcNetworks;
  readonly registry: SessionRegistry;
  readonly modules: ModuleControl;
  /** Ends the process after this job is acknowledged. */
  leave(how: "restart" | "stop"): void;
}

/** One run of a job. */
export interface JobRun {
  /** Awaited before each thing that cannot be taken back, so that a crash is not told as if nothing had happened. Marks the job once. */
  begin(): Promise<void>;
  /** The time is up: what still waits is not to be done any more. */
  readonly signal?: AbortSignal;
}

/** What people are told; `unconfirmed` when it was done as far as we know, and nobody answered. */
export type JobAnswer = Told | { readonly unconfirmed: Told };

export type JobHandler<Kind extends JobKind> = (
  input: JobInput<Kind>,
  deps: JobDeps,
  run: JobRun,
) => Promise<JobAnswer>;

function networkOf({ networks }: JobDeps, id: string): IrcNetwork {
  const network = networks.get(id);
  if (!network) throw new AppError("not_found", { key: "bot.jobs.noNetwork" });
  return network;
}

function connected(deps: JobDeps, id: string): IrcNetwork {
  const network = networkOf(deps, id);
  if (!network.isConnected)
    throw new AppError("unavailable", { key: "bot.jobs.notConnected", network: network.name });
  return network;
}

export const jobHandlers: { readonly [Kind in JobKind]: JobHandler<Kind> } = {
  "network.connect": async ({ networkId }, { networks }) => {
    await networks.connect(networkId);
    return { key: "bot.jobs.connecting" };
  },
  "network.disconnect": async ({ networkId }, { networks }) => {
    await networks.disconnect(networkId);
    return { key: "bot.jobs.disconnected" };
  },
  "network.apply": async ({ networkId }, { networks }) => {
    await networks.apply(networkId);
    return { key: "bot.jobs.applied" };
  },
  "channel.join": async ({ networkId, channel, key }, deps) => {
    const network = connected(deps, networkId);
    await network.join(channel, key);
    await ensureChannel(
      deps.db,
      networkId,
      { name: channel, autoJoin: true, ...(key === undefined ? {} : { key }) },
      new Date(),
    );
    return { key: "bot.jobs.joined", channel };
  },
  "channel.part": async ({ networkId, channel, reason }, deps) => {
    const network = connected(deps, networkId);
    await network.part(channel, reason);
    const row = await findChannel(deps.db, networkId, channel);
    if (row) await setChannelAutoJoin(deps.db, row.id, false);
    return { key: "bot.jobs.left", channel };
  },
  "channel.cycle": async ({ networkId, channel }, deps) => {
    const network = connected(deps, networkId);
    // Read in the channel, by people of whom no language is known.
    const { language } = await getSetting(deps.db, "site");
    await network.part(channel, tell({ key: "bot.jobs.backSoon" }, language));
    await network.join(channel);
    return { key: "bot.jobs.cycled", channel };
  },
  send: async ({ networkId, target, style, text }, deps, { begin, signal }) => {
    const network = connected(deps, networkId);
    let unconfirmed = false;
    for (const line of text.split(/\r?\n/).filter((part) => part.trim() !== "")) {
      const outcome = await network.send({
        target,
        text: line,
        style,
        priority: "control",
        from: "console",
        begin,
        ...(signal ? { signal } : {}),
      });
      if (outcome.state === "failed") throw new AppError("unavailable", outcome.reason);
      if (outcome.state === "unconfirmed") unconfirmed = true;
    }
    return unconfirmed
      ? { unconfirmed: { key: "bot.jobs.sentUnconfirmed", target } }
      : { key: "bot.jobs.sent", target };
  },
  nick: async ({ networkId, nick }, deps) => {
    await connected(deps, networkId).setNick(nick);
    return { key: "bot.jobs.renamed", nick };
  },
  "module.reload": ({ name }, { modules }) => modules.reload(name),
  "module.load": ({ name }, { modules }) => modules.load(name),
  "module.unload": ({ name }, { modules }) => modules.unload(name),
  "bot.start": async () => ({ key: "bot.jobs.running" }),
  "bot.restart": async (_input, deps) => {
    deps.leave("restart");
    return { key: "bot.jobs.restarting" };
  },
  "bot.stop": async (_input, deps) => {
    deps.leave("stop");
    return { key: "bot.jobs.stopping" };
  },
  raw: async ({ networkId, line }, deps, { begin }) => {
    const network = connected(deps, networkId);
    await begin();
    network.raw(line);
    return { key: "bot.jobs.handedOver" };
  },
  "session.end": async ({ userId, sessionId }, { registry }) => {
    const count = registry.endWhere(
      (session) =>
        session.userId === userId && (sessionId === undefined || session.id === sessionId),
      "logged out on the web",
    );
    return { key: "bot.jobs.loggedOut", count };
  },
};
