/**
 * One module against a fresh database and a pretend network, with the real command pipeline around it: people say, join and
 * leave; what the bot answers comes back. An unexpected error in the log fails the test, and so does what is left behind.
 */
import { afterEach, expect } from "vitest";
import type { BotModule } from "#bot/module-api";
import { type Manner, nickOf, type PipelineOptions, pretendPipeline } from "./pipeline.ts";
import type { PretendNetwork, Somebody } from "./pretend-network.ts";

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

export interface HarnessOptions extends PipelineOptions {
  /** The test expects errors in the log. */
  readonly mayFail?: boolean;
}

/** Starts one module. It is unloaded after the test, and checked to have left nothing running. */
export async function startModule(
  module: BotModule,
  settings: unknown = {},
  options: HarnessOptions = {},
) {
  const pipeline = await pretendPipeline([module], options, settings);
  const { db, irc, hosts, lines, done, messages, hear } = pipeline;
  cleanups.push(async () => {
    expect(await hosts.close(), "modules that left something running").toEqual([]);
    const errors = lines.filter(({ level }) => level === "error");
    if (!options.mayFail) expect(errors, "errors in the log").toEqual([]);
  });

  const happens = async (...what: Parameters<PretendNetwork["happen"]>) => {
    irc.happen(...what);
    await done();
  };
  /** Somebody says a line; gives the answer as one text, null when the bot kept quiet. */
  const say = async (line: string, manner: Manner = {}): Promise<string | null> => {
    const heard = await hear(line, manner);
    return heard.length === 0 ? null : heard.join("\n");
  };

  return {
    ...{ db, irc, hosts, lines, messages, hear, say },
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
        for (const { say: line, reply } of command.examples ?? []) {
          const channel = command.where === "private" ? null : "#dev";
          const manner = { in: channel, level: "superuser", userId: "superuser" } as const;
          expect(await say(line, manner), `answer to "${line}"`).toMatch(reply);
        }
      }
    },
  };
}
