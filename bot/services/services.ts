/** What commands may ask of the bot (bot/host/services.ts), carried out here with the rights of whoever sent the command. */

import type { Pipeline } from "#bot/commands/pipeline";
import type { CallContext } from "#bot/host/calls";
import type { ModuleHosts } from "#bot/host/module-hosts";
import type { BotServices } from "#bot/host/services";
import type { IrcNetwork, IrcNetworks, Source } from "#bot/irc/api";
import type { JobDeps } from "#bot/jobs/handlers";
import { runJob } from "#bot/jobs/runner";
import type { Sender } from "#bot/module-api";
import type { Proofs } from "#bot/sessions/proofs";
import type { Sessions } from "#bot/sessions/sessions";
import { SOURCE, VERSION } from "#bot/version";
import { AppError } from "#core/errors";
import { jobKinds } from "#core/jobs/kinds";
import { reaches } from "#core/levels";
import { type Told, tell } from "#core/words/told";
import { channelPowers } from "./channel-powers.ts";
import type { Inviter } from "./meet.ts";
import { mayAsk, type RegistryServiceDeps, registryServices } from "./registry.ts";

interface ServiceDeps {
  readonly networks: IrcNetworks;
  readonly sessions: Sessions;
  readonly hosts: ModuleHosts;
  readonly jobs: JobDeps;
  readonly invite: Inviter;
  readonly proofs: Pick<Proofs, "present" | "forget">;
  readonly registry: RegistryServiceDeps;
  readonly pipeline: Pick<Pipeline, "commandsFor" | "why">;
  readonly startedAt: Date;
}

export function createServices(deps: ServiceDeps) {
  return (call: CallContext): BotServices => {
    const { sender, channel, locale } = call;
    const network = networkOf(deps.networks, call.networkId);
    const answer = (told: Told | null) => (told === null ? "" : tell(told, locale));
    const source = sourceOf(sender, call.seenAt);
    return {
      redeem: async (kind, token) => {
        if (channel !== null) throw new AppError("invalid", { key: "bot.session.tokenPrivate" });
        const told = await deps.sessions.redeem(network, source, kind, token);
        // Whoever has just logged in may have chosen a language.
        const now = told === null ? null : await deps.sessions.identify(network, source, null);
        return told === null ? "" : tell(told, now?.locale ?? locale);
      },
      logout: async () => {
        deps.proofs.forget(network, source);
        return deps.sessions.logout(network, source);
      },
      authenticate: async (credential) => {
        if (channel !== null) throw new AppError("invalid", { key: "bot.session.passwordPrivate" });
        return answer(await deps.proofs.present(network, source, credential));
      },
      ...channelPowers(call, network, source, { db: deps.jobs.db, sessions: deps.sessions }),
      ...registryServices(call, deps.registry),
      why: async (nick, where, command) => {
        mayAsk(call, "staff");
        return deps.pipeline.why(network.id, { nick, channel: where, command }, locale);
      },
      session: async () => {
        const session = deps.sessions.registry.peek(network, source);
        return session
          ? {
              userName: session.userName,
              level: sender.level,
              startedAt: session.startedAt,
              method: session.method,
              nick: session.nick,
              userHost: session.userHost,
            }
          : null;
      },
      meet: async (nick) => tell(await deps.invite(network, sender, nick), locale),
      job: async (kind, input) => {
        const { level } = jobKinds[kind];
        if (!reaches(sender.level, level))
          throw new AppError("forbidden", { key: "access.needsLevel", level });
        return tell(await runJob(kind, input, deps.jobs), locale);
      },
      about: async () => ({
        version: VERSION,
        uptimeMs: Date.now() - deps.startedAt.getTime(),
        source: SOURCE,
        modules: deps.hosts.manifests().map(({ name }) => name),
      }),
      commands: async () => deps.pipeline.commandsFor(call),
      modules: async () => deps.hosts.modules(),
    };
  };
}

function networkOf(networks: IrcNetworks, id: string): IrcNetwork {
  const network = networks.get(id);
  if (!network) throw new AppError("unavailable", { key: "bot.networkGone" });
  return network;
}

/** A command's sender as the session registry compares people. */
export function sourceOf({ nick, hostmask, account }: Sender, seenAt?: number): Source {
  return {
    nick,
    hostmask,
    userHost: hostmask.slice(hostmask.indexOf("!") + 1),
    account,
    isBot: false,
    isServer: false,
    ...(seenAt === undefined ? {} : { seenAt }),
  };
}
