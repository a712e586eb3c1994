/**
 * One module against a fresh database and a pretend network, with the real command pipeline around it: people say, join and
 * leave; what the bot answers comes back. An unexpected error in the log fails the test, and so does what is left behind.
 */
import { afterEach, expect } from "vitest";
import { createPipeline, type Pipeline } from "#bot/commands/pipeline";
import type { CallContext } from "#bot/host/calls";
import type { BotServices } from "#bot/host/services";
import type { BotModule, Sender } from "#bot/module-api";
import { LEVELS, type Level } from "#core/levels";
import { defaultPolicy, type ModulePolicy } from "#core/modules/policy";
import { freshDb } from "#core/testing/database";
import { createLocalHosts } from "./local-hosts.ts";
import { keepingLog } from "./log.ts";
import { PretendNetwork, type PretendOptions, type Somebody } from "./pretend-network.ts";
import { pretendServices } from "./services.ts";

const unlimited = { burst: 1e9, perSecond: 1e9 };
const noFlood = {
  sender: unlimited,
  channel: unlimited,
  everybody: unlimited,
  refusals: unlimited,
};

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

export interface HarnessOptions extends PretendOptions {
  readonly services?: (call: CallContext) => Partial<BotServices>;
  readonly policy?: ModulePolicy;
  /** Errors that the test expects in the log. */
  readonly mayFail?: boolean;
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

/** Starts one module. It is unloaded after the test, and checked to have left nothing running. */
export async function startModule(
  module: BotModule,
  settings: unknown = {},
  options: HarnessOptions = {},
) {
  const db = await freshDb();
  const irc = new PretendNetwork(options);
  const { log, lines } = keepingLog();
  const levels = new Map<string, Pick<Sender, "level" | "userId">>();
  // Services ask the pipeline, which is made after the hosts.
  let pipeline: Pipeline | undefined;
  const hosts = createLocalHosts({
    ...{ db, log, networks: irc.forHosts },
    services: (call) =>
      pretendServices({
        commands: async () => (await pipeline?.commandsFor(call)) ?? [],
        ...options.services?.(call),
      }),
    say: (networkId, target, text) => {
      irc.sent.push({ target, text, style: "message", from: networkId });
    },
  });
  await hosts.load(module, settings);
  pipeline = createPipeline({
    ...{ hosts, log, networks: irc.networks, flood: noFlood },
    registry: { policyFor: () => options.policy ?? defaultPolicy },
    identify: (network, source) => ({
      nick: source.nick,
      hostmask: source.hostmask,
      account: source.account ?? null,
      userName: levels.get(source.nick)?.userId ?? null,
      ...(levels.get(network.fold(source.nick)) ?? { level: "user", userId: null }),
    }),
    record: () => {},
  });
  irc.networks.onEvent((event, network) => pipeline?.handle(event, network));
  cleanups.push(async () => {
    const left = await hosts.close();
    expect(left, "timers and tasks left behind").toEqual([]);
    const errors = lines.filter(({ level }) => level === "error");
    if (!options.mayFail) expect(errors, "errors in the log").toEqual([]);
  });

  const done = async () => {
    await pipeline?.settled();
    await hosts.idle();
  };
  const nickOf = (who: string | Somebody) => (typeof who === "string" ? who : who.nick);
  const happens = async (...what: Parameters<PretendNetwork["happen"]>) => {
    irc.happen(...what);
    await done();
  };

  const harness = {
    db,
    irc,
    lines,
    hosts,
    /** Somebody says a line; gives what the bot sent because of it. */
    async messages(line: string, manner: Manner = {}) {
      const { as = "ann", level = "user", userId, in: channel = "#dev", at = new Date() } = manner;
      levels.set(irc.network.fold(nickOf(as)), { level, userId: userId ?? null });
      irc.sent.length = 0;
      const target = channel ?? irc.network.nick;
      await happens(as, { kind: "message", channel, target, text: line }, { at });
      return irc.sent.splice(0).map(({ target, text, style }) => ({ target, text, style }));
    },
    /** As {@link messages}, the texts only. */
    async hear(line: string, manner: Manner = {}): Promise<string[]> {
      return (await harness.messages(line, manner)).map(({ text }) => text);
    },
    /** As {@link hear}, as one text; null when the bot kept quiet. */
    async say(line: string, manner: Manner = {}): Promise<string | null> {
      const heard = await harness.hear(line, manner);
      return heard.length === 0 ? null : heard.join("\n");
    },
    act: (text: string, { as = "ann", in: channel = "#dev" }: Manner = {}) =>
      happens(as, { kind: "action", channel, target: channel ?? irc.network.nick, text }),
    async join(as: string | Somebody, channel: string) {
      irc.place(nickOf(as), channel);
      await happens(as, { kind: "join", channel });
    },
    async part(as: string | Somebody, channel: string, reason = "") {
      irc.remove(nickOf(as), channel);
      await happens(as, { kind: "part", channel, reason });
    },
    async quit(as: string | Somebody, reason = "") {
      const channels = irc.network.presence.channelsOf(nickOf(as)).map(({ name }) => name);
      irc.remove(nickOf(as));
      await happens(as, { kind: "quit", reason, channels });
    },
    async nick(as: string | Somebody, to: string) {
      irc.rename(nickOf(as), to);
      await happens(as, { kind: "nick", to });
    },
    async kick(as: string, target: string, channel: string, reason = "") {
      irc.remove(target, channel);
      await happens(as, { kind: "kick", channel, target, reason });
    },
    /** Says every command's examples as somebody who may, and holds the answers against what they promise. */
    async examples() {
      for (const command of hosts.commands()) {
        for (const { say, reply } of command.examples ?? []) {
          const channel = command.where === "private" ? null : "#dev";
          const level = LEVELS.at(-1) ?? "superuser";
          const heard = await harness.say(say, { in: channel, level, userId: "superuser" });
          expect(heard, `answer to "${say}"`).toMatch(reply);
        }
      }
    },
  };
  return harness;
}
