/** The way of a line from IRC to its answer: who, what, may they, run, reply. */

import { AppError } from "#core/errors";
import type { NewEvent } from "#core/events/events";
import { type Level, reaches } from "#core/levels";
import type { Log } from "#core/log";
import { newReference, redact } from "#core/secrets";
import type { CallContext } from "../host/calls.ts";
import type { Intercepted } from "../host/intercept.ts";
import type { Outcome } from "../host/messages.ts";
import type { CommandHosts } from "../host/module-hosts.ts";
import { refusal } from "../host/outcome.ts";
import type { ListedCommand } from "../host/services.ts";
import type { IrcEvent, IrcNetwork, IrcNetworks, Source } from "../irc/api.ts";
import type { Sender } from "../module-api.ts";
import { readAddress } from "./address.ts";
import { createCommandIndex, type Found, type Match } from "./command-index.ts";
import { answersHere, decide, explainDecision, isOpenTo } from "./decide.ts";
import { createFlood, defaultFloodLimits, type FloodLimits } from "./flood.ts";
import { whyIgnored } from "./guard.ts";
import { createInOrder } from "./in-order.ts";
import { type CausedEvent, moduleEvent, ownConnection } from "./module-event.ts";
import { commandEvent } from "./record.ts";
import type { Registry } from "./registry.ts";
import { createReplies, type Place } from "./reply.ts";
import { createRules } from "./rules.ts";
import { argumentsFor } from "./secrets.ts";

type Asker = Pick<CallContext, "networkId" | "channel" | "sender">;

export interface PipelineDeps {
  readonly hosts: CommandHosts;
  readonly registry: Pick<Registry, "policyFor" | "prefixFor" | "revision">;
  readonly networks: Pick<IrcNetworks, "get">;
  readonly log: Log;
  /** Who a sender is, with the level that counts in `channel` (null: in private). */
  identify(network: IrcNetwork, source: Source, channel: string | null): Sender | Promise<Sender>;
  /** Why a command of that level may not be run by this sender after all, though their level reaches it; null when it may. */
  whyDoubtful?(network: IrcNetwork, source: Source, level: Level): Promise<string | null>;
  record(event: NewEvent): void;
  /** Has this sender proven themselves to an authorization profile in their IRC session? Nobody has, when absent. */
  isProven?(networkId: string, sender: Sender, profileId: string): boolean;
  readonly flood?: FloodLimits;
}

export interface Pipeline {
  /** Takes an event; give it to `networks.onEvent`. Never throws. */
  handle(event: IrcEvent, network: IrcNetwork): void;
  /** What somebody may run where they ask, by module and name. For the service `commands`. */
  commandsFor(call: Asker): Promise<readonly ListedCommand[]>;
  /**
   * Why somebody may or may not run a command in a channel (null: in private), step by step. Throws AppError not_found for a
   * nick that is not in sight or a command that is not there.
   */
  why(networkId: string, question: WhyQuestion): Promise<readonly string[]>;
  /** Modules that are switched off in a channel (null: in private) or for somebody: they hear nothing of them either. */
  deaf(network: IrcNetwork, channel: string | null, sender: Sender): readonly string[];
  /** Resolves when everything taken so far was dealt with. */
  settled(): Promise<void>;
}

export interface WhyQuestion {
  readonly nick: string;
  readonly channel: string | null;
  readonly command: string;
}

type Line = Extract<CausedEvent, { kind: "message" | "action" | "notice" }>;

export function createPipeline(deps: PipelineDeps): Pipeline {
  return new CommandPipeline(deps);
}

class CommandPipeline implements Pipeline {
  readonly #deps: PipelineDeps;
  readonly #flood;
  readonly #replies;
  readonly #order;
  readonly #rules;
  readonly #running = new Set<Promise<void>>();
  #index;

  constructor(deps: PipelineDeps) {
    this.#deps = deps;
    this.#flood = createFlood(deps.flood ?? defaultFloodLimits);
    this.#replies = createReplies(deps.log);
    this.#order = createInOrder((err) =>
      deps.log.error({ err }, "an event could not be dealt with"),
    );
    this.#rules = createRules(deps.hosts, deps.registry);
    this.#index = createCommandIndex(deps.hosts.manifests());
    deps.hosts.onManifests(() => {
      this.#index = createCommandIndex(deps.hosts.manifests());
    });
  }

  handle(event: IrcEvent, network: IrcNetwork): void {
    if (event.kind === "connect" || event.kind === "disconnect") {
      this.#deps.hosts.emit(ownConnection(event, network));
      return;
    }
    if (!("source" in event) || event.playback) return;
    this.#order.run(network.id, () => this.#take(event, network));
  }

  async commandsFor({ networkId, channel, sender }: Asker): Promise<readonly ListedCommand[]> {
    const network = this.#deps.networks.get(networkId);
    if (!network) return [];
    return this.#index
      .all()
      .filter((found) => isOpenTo(this.#asked(found, network, channel, sender)))
      .map(({ module, command }) => ({
        ...command,
        module: module.name,
        moduleSummary: module.summary,
        prefix: this.#prefixOf(module.name, network, channel),
      }));
  }

  async why(networkId: string, { nick, channel, command }: WhyQuestion) {
    const network = this.#deps.networks.get(networkId);
    const person = network?.presence.person(nick);
    if (!network || !person) throw new AppError("not_found", `I do not see ${nick} anywhere.`);
    const match = this.#index.match(command, () => true);
    if (!match) throw new AppError("not_found", `I know no command "${command.slice(0, 30)}".`);
    const source = {
      ...{ nick: person.nick, userHost: person.userHost, account: person.account },
      ...{ hostmask: `${person.nick}!${person.userHost}`, isBot: person.isBot, isServer: false },
    };
    const sender = await this.#deps.identify(network, source, channel);
    const named = `${match.command.name} of module ${match.module.name}`;
    const [first = "", ...others] = explainDecision(this.#asked(match, network, channel, sender));
    return [`${named}, for ${person.nick} in ${channel ?? "private"}: ${first}`, ...others];
  }

  async settled(): Promise<void> {
    await this.#order.settled();
    await Promise.all(this.#running);
  }

  /** Waits for nothing unless it has to: most lines are dealt with before the next one is read. */
  #take(event: CausedEvent, network: IrcNetwork): Promise<void> | undefined {
    const channel = "channel" in event ? event.channel : null;
    const sender = this.#deps.identify(network, event.source, channel);
    if (sender instanceof Promise)
      return sender.then((known) => this.#tell(event, network, channel, known));
    return this.#tell(event, network, channel, sender);
  }

  #tell(
    event: CausedEvent,
    network: IrcNetwork,
    channel: string | null,
    sender: Sender,
  ): Promise<void> | undefined {
    const { hosts } = this.#deps;
    const data = moduleEvent(event, network, sender);
    if (data === null) return undefined;
    const except = this.deaf(network, channel, sender);
    const goOn = ({ cancelled, event: changed }: Intercepted): undefined => {
      if (cancelled !== null) return;
      hosts.emit(changed, except);
      if (event.kind !== "message" || whyIgnored(event) !== null) return;
      // Modules saw the text without secrets; unless they changed it, the command gets what was really said.
      const isChanged = "text" in changed && "text" in data && changed.text !== data.text;
      this.#line(event, network, sender, isChanged ? changed.text : event.text);
    };
    // On the lobby modules were asked before it happened; here it is too late to stop anything but the bot itself.
    if (network.isLobby || !hosts.intercepts(data.name))
      return goOn({ cancelled: null, event: data });
    return hosts.intercept(data, except, textsOnly).then(goOn);
  }

  deaf(network: IrcNetwork, channel: string | null, sender: Sender): readonly string[] {
    const { ruled } = this.#rules(network.id);
    if (ruled.length === 0) return nobody;
    return ruled
      .filter(({ policy }) => !answersHere({ network, channel, sender, policy }))
      .map(({ name }) => name);
  }

  /** Commands run side by side; the order of events does not wait for them. */
  #inBackground(work: Promise<void>): void {
    const running = work
      .catch((err: unknown) => this.#deps.log.error({ err }, "a command could not be dealt with"))
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  #line(event: Line, network: IrcNetwork, sender: Sender, said: string): void {
    const { channel, source } = event;
    const prefixes = this.#prefixes(network, channel);
    const addressed = readAddress(said, prefixes, channel === null, network);
    if (!addressed) return;
    const { body, prefix } = addressed;
    const accepts = (module: string) =>
      prefix === null || prefix === this.#prefixOf(module, network, channel);
    const here = this.#deps.registry.prefixFor(network, channel);
    const { target } = event;
    const place: Place = { network, channel, source, from: "command", target, prefix: here };
    const wantsMore = /^more$/i.test(body) && (prefix === null || prefix === here);
    const match = wantsMore ? null : this.#index.match(body, accepts);
    if (!match && !wantsMore && channel !== null) return;

    const asking = {
      networkId: network.id,
      userHost: source.userHost,
      channel: channel === null ? null : network.fold(channel),
    };
    const now = performance.now();
    if (sender.level !== "superuser" && !this.#flood.allows(asking, now)) return;
    const mayRefuse = () => this.#flood.allowsRefusal(asking, now);
    if (wantsMore) this.#replies.more(place);
    else if (match) this.#inBackground(this.#command(match, place, sender, event, mayRefuse));
    else if (mayRefuse()) this.#replies.say(place, refusal(unknownCommand(body)));
  }

  async #command(
    match: Match,
    place: Place,
    claimed: Sender,
    event: Line,
    mayRefuse: () => boolean,
  ): Promise<void> {
    const { network, channel } = place;
    const { decision, sender } = await this.#decide(match, place, claimed);
    if (decision.kind === "silent") return;
    const requestId = newReference();
    const recorded = { network, channel, sender, match, requestId, startedAt: performance.now() };
    if (decision.kind === "refuse") {
      const outcome = refusal(decision.line, decision.private);
      this.#deps.record(commandEvent(recorded, outcome));
      if (mayRefuse()) this.#replies.say(place, outcome);
      return;
    }
    const outcome = await this.#run(match, place, sender, event.at, requestId);
    this.#deps.record(commandEvent(recorded, outcome));
    this.#replies.say({ ...place, from: match.module.name }, outcome);
  }

  /** The decision, and the sender with no more level than the evidence at this very moment bears. */
  async #decide(match: Match, { network, channel, source }: Place, sender: Sender) {
    const decision = decide(this.#asked(match, network, channel, sender));
    const needed = match.command.level;
    if (decision.kind !== "run" || !reaches(sender.level, "operator")) return { decision, sender };
    const isGuarded = reaches(needed, "operator");
    const doubt = await this.#deps.whyDoubtful?.(
      network,
      source,
      isGuarded ? needed : sender.level,
    );
    if (!doubt) return { decision, sender };
    // Anybody may run it, but not with an operator's powers.
    if (!isGuarded) return { decision, sender: { ...sender, level: "voice" as const } };
    return { decision: { kind: "refuse", line: doubt, private: true } as const, sender };
  }

  #run(
    match: Match,
    { network, channel }: Place,
    sender: Sender,
    at: Date,
    requestId: string,
  ): Promise<Outcome> {
    const { module, command } = match;
    return this.#deps.hosts.run({
      requestId,
      module: module.name,
      command: command.name,
      rest: argumentsFor(match, channel === null),
      networkId: network.id,
      channel,
      sender,
      at,
    });
  }

  #asked({ module, command }: Found, network: IrcNetwork, channel: string | null, sender: Sender) {
    const { registry, isProven } = this.#deps;
    return {
      command,
      policy: registry.policyFor(module.name, network.id),
      network,
      channel,
      sender,
      isProven: (profileId: string) => isProven?.(network.id, sender, profileId) ?? false,
    };
  }

  #prefixOf(module: string, network: IrcNetwork, channel: string | null): string {
    const { registry } = this.#deps;
    return (
      registry.policyFor(module, network.id).commandPrefix ?? registry.prefixFor(network, channel)
    );
  }

  #prefixes(network: IrcNetwork, channel: string | null): string[] {
    const here = this.#deps.registry.prefixFor(network, channel);
    return [here, ...this.#rules(network.id).prefixes];
  }
}

/** No module, as in "no module is deaf here". */
const nobody: readonly string[] = [];

/** Elsewhere than on the lobby words can be changed for the bot and its modules, but not what has happened. */
const textsOnly: readonly string[] = ["text", "reason"];

function unknownCommand(body: string): string {
  const name = redact(body).split(/\s/, 1)[0] ?? "";
  return `I know no command "${name.slice(0, 30)}". Say help for what I can do.`;
}
