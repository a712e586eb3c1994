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
    const { sender, channel } = call;
    const network = networkOf(deps.networks, call.networkId);
    const source = sourceOf(sender);
    return {
      redeem: async (kind, token) => {
        if (channel !== null) throw new AppError("invalid", "Tokens belong in a private message.");
        return (await deps.sessions.redeem(network, source, kind, token)) ?? "";
      },
      logout: async () => {
        deps.proofs.forget(network, source);
        return deps.sessions.logout(network, source);
      },
      authenticate: async (credential) => {
        if (channel !== null)
          throw new AppError("invalid", "Passwords belong in a private message.");
        return (await deps.proofs.present(network, source, credential)) ?? "";
      },
      ...registryServices(call, deps.registry),
      why: async (nick, where, command) => {
        mayAsk(call, "staff");
        return deps.pipeline.why(network.id, { nick, channel: where, command });
      },
      session: async () => {
        const session = deps.sessions.registry.find(network, source);
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
      meet: (nick) => deps.invite(network, sender, nick),
      job: async (kind, input) => {
        const { level } = jobKinds[kind];
        if (!reaches(sender.level, level))
          throw new AppError("forbidden", `That takes ${level} level.`);
        return runJob(kind, input, deps.jobs);
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
  if (!network) throw new AppError("unavailable", "I am not on that network any more.");
  return network;
}

/** A command's sender as the session registry compares people. */
export function sourceOf({ nick, hostmask, account }: Sender): Source {
  return {
    nick,
    hostmask,
    userHost: hostmask.slice(hostmask.indexOf("!") + 1),
    account,
    isBot: false,
    isServer: false,
  };
}
