/** The real command pipeline on a pretend network, with modules that run right here. */
import { afterEach } from "vitest";
import type { PipelineDeps } from "#bot/commands/deps";
import { createPipeline, type Pipeline } from "#bot/commands/pipeline";
import type { CallContext } from "#bot/host/calls";
import type { BotServices } from "#bot/host/services";
import type { IrcEvent } from "#bot/irc/api";
import type { BotModule, Sender } from "#bot/module-api";
import type { Db } from "#core/db/client";
import type { NewEvent } from "#core/events/events";
import type { Level } from "#core/levels";
import { defaultPolicy, type ModulePolicy } from "#core/modules/policy";
import { freshDb } from "#core/testing/database";
import { createLocalHosts } from "./local-hosts.ts";
import { keepingLog } from "./log.ts";
import { PretendNetwork, type PretendOptions, type Somebody } from "./pretend-network.ts";
import { pretendServices } from "./services.ts";

const unlimited = { burst: 1e9, perSecond: 1e9 };
export const noFlood = {
  sender: unlimited,
  channel: unlimited,
  everybody: unlimited,
  refusals: unlimited,
};

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

export interface PipelineOptions
  extends PretendOptions,
    Pick<PipelineDeps, "flood" | "isProven" | "whyDoubtful" | "ignores"> {
  readonly db?: Db;
  readonly services?: (call: CallContext) => Partial<BotServices>;
  readonly policyFor?: (module: string) => ModulePolicy;
  /** Something to wait for before anybody is known. */
  readonly beforeIdentify?: () => Promise<unknown>;
}

/** How something is said. */
export interface Manner {
  readonly as?: string | Somebody;
  readonly level?: Level;
  readonly userId?: string;
  /** A channel; null for a private message. */
  readonly in?: string | null;
  readonly at?: Date;
}

/** What may be odd about a line. */
export type Oddity = Partial<
  Pick<Extract<IrcEvent, { text: string }>, "kind" | "own" | "playback">
> & {
  readonly target?: string;
};

export const nickOf = (who: string | Somebody): string =>
  typeof who === "string" ? who : who.nick;

/** Loads the modules and gives ways to say things. Everything is released after the test. */
export async function pretendPipeline(
  modules: readonly BotModule[],
  options: PipelineOptions = {},
  settings: unknown = {},
) {
  const { db = await freshDb(), flood = noFlood, services } = options;
  const { isProven, whyDoubtful, ignores } = options;
  const irc = new PretendNetwork(options);
  const { log, lines } = keepingLog();
  const recorded: NewEvent[] = [];
  const known = new Map<string, Pick<Sender, "level" | "userId">>();
  const stranger = { level: "user", userId: null } as const;
  // Services ask the pipeline, which is made after the hosts.
  let pipeline: Pipeline | undefined;
  const hosts = createLocalHosts({
    ...{ db, log, networks: irc.forHosts },
    services: (call) =>
      pretendServices({
        commands: async () => (await pipeline?.commandsFor(call)) ?? [],
        ...services?.(call),
      }),
    say: (_networkId, target, text) => {
      irc.sent.push({ target, text, style: "message" });
    },
  });
  for (const module of modules) await hosts.load(module, settings);
  const identify: PipelineDeps["whoIs"] = async (network, source) => {
    await options.beforeIdentify?.();
    const { nick, hostmask, account = null } = source;
    const who = known.get(network.fold(nick)) ?? stranger;
    return { ...{ nick, hostmask, account }, ...who, userName: who.userId };
  };
  const made = createPipeline({
    ...{ hosts, log, flood, networks: irc.networks },
    ...(isProven ? { isProven } : {}),
    ...(whyDoubtful ? { whyDoubtful } : {}),
    ...(ignores ? { ignores } : {}),
    registry: {
      revision: 0,
      policyFor: options.policyFor ?? (() => defaultPolicy),
      prefixFor: ({ commandPrefix }) => commandPrefix,
    },
    identify,
    whoIs: identify,
    record: (event) => recorded.push(event),
  });
  pipeline = made;
  irc.networks.onEvent((event, network) => made.handle(event, network));
  cleanups.push(() => hosts.close());

  const done = async () => {
    await made.settled();
    await hosts.idle();
  };
  const messages = async (line: string, manner: Manner = {}, oddity: Oddity = {}) => {
    const { as = "ann", level = "user", userId, in: channel = "#dev", at = new Date() } = manner;
    known.set(irc.network.fold(nickOf(as)), { level, userId: userId ?? null });
    irc.sent.length = 0;
    const said = {
      kind: "message",
      channel,
      target: channel ?? irc.network.nick,
      text: line,
    } as const;
    irc.happen(as, said, { at, ...oddity });
    await done();
    return irc.sent.splice(0).map(({ target, text, style }) => ({ target, text, style }));
  };
  return {
    ...{ db, irc, hosts, lines, recorded, done },
    /** Somebody says a line; gives what the bot sent because of it. */
    messages,
    /** As {@link messages}, the texts only. */
    hear: async (line: string, manner: Manner = {}, oddity: Oddity = {}) =>
      (await messages(line, manner, oddity)).map(({ text }) => text),
    /** What ann may run in #dev. */
    commandsFor: (level: Level) =>
      made.commandsFor({
        networkId: irc.network.id,
        channel: "#dev",
        locale: "en",
        sender: {
          ...{ nick: "ann", hostmask: "ann!ann@example.org", account: null },
          ...{ userId: null, userName: null, level },
        },
      }),
  };
}
