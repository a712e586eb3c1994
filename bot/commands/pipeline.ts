/** The way of everything that happens on IRC: who, what, to the modules, and to the command it may be. */
import type { Intercepted } from "../host/intercept.ts";
import type { IrcEvent, IrcNetwork } from "../irc/api.ts";
import type { Sender } from "../module-api.ts";
import type { PipelineDeps } from "./deps.ts";
import { whyIgnored } from "./guard.ts";
import { createInOrder } from "./in-order.ts";
import { type CausedEvent, moduleEvent, ownConnection } from "./module-event.ts";
import { createQuestions, type Questions } from "./questions.ts";
import { createRulebook, type Rulebook, type Spot } from "./rulebook.ts";
import { CommandRunner } from "./runner.ts";

export interface Pipeline extends Questions {
  /** Takes an event; give it to `networks.onEvent`. Never throws. */
  handle(event: IrcEvent, network: IrcNetwork): void;
  /** Modules that are switched off in a channel (null: in private) or for somebody: they hear nothing of them either. */
  deaf(network: IrcNetwork, channel: string | null, sender: Sender): readonly string[];
  /** Resolves when everything taken so far was dealt with. */
  settled(): Promise<void>;
}

export function createPipeline(deps: PipelineDeps): Pipeline {
  const rulebook = createRulebook(deps);
  const events = new EventPipeline(deps, rulebook);
  return {
    ...createQuestions(deps, rulebook),
    handle: (event, network) => events.handle(event, network),
    deaf: (network, channel, sender) => rulebook.deaf({ network, channel }, sender),
    settled: () => events.settled(),
  };
}

/** Elsewhere than on the lobby words can be changed for the bot and its modules, but not what has happened. */
const textsOnly: readonly string[] = ["text", "reason"];

/** What the ignore list is about. What people do stays visible, so that nobody's idea of who is where goes wrong. */
const saysSomething = ({ kind }: CausedEvent) =>
  kind === "message" || kind === "action" || kind === "notice" || kind === "invite";

class EventPipeline {
  readonly #deps: PipelineDeps;
  readonly #rulebook: Rulebook;
  readonly #commands: CommandRunner;
  readonly #order;

  constructor(deps: PipelineDeps, rulebook: Rulebook) {
    this.#deps = deps;
    this.#rulebook = rulebook;
    this.#commands = new CommandRunner(deps, rulebook);
    this.#order = createInOrder((err) =>
      deps.log.error({ err }, "an event could not be dealt with"),
    );
  }

  handle(event: IrcEvent, network: IrcNetwork): void {
    if (event.kind === "connect" || event.kind === "disconnect") {
      this.#deps.hosts.emit(ownConnection(event, network));
      return;
    }
    if (!("source" in event) || event.playback) return;
    this.#order.run(network.id, () => this.#take(event, network));
  }

  /** The order of events does not wait for commands, but this does. */
  async settled(): Promise<void> {
    await this.#order.settled();
    await this.#commands.settled();
  }

  /** Waits for nothing unless it has to: most lines are dealt with before the next one is read. */
  #take(event: CausedEvent, network: IrcNetwork): Promise<void> | undefined {
    const spot = { network, channel: "channel" in event ? event.channel : null };
    const sender = this.#deps.identify(network, event.source, spot.channel);
    if (sender instanceof Promise) return sender.then((known) => this.#tell(event, spot, known));
    return this.#tell(event, spot, sender);
  }

  #tell(event: CausedEvent, spot: Spot, known: Sender): Promise<void> | undefined {
    const { hosts, ignores } = this.#deps;
    const { network } = spot;
    const isIgnored = saysSomething(event) && ignores?.(network, event.source, known);
    const sender = isIgnored ? { ...known, ignored: true as const } : known;
    const data = moduleEvent(event, network, sender);
    if (data === null) return undefined;
    const except = this.#rulebook.deaf(spot, sender);
    const goOn = ({ cancelled, event: changed }: Intercepted): undefined => {
      if (cancelled !== null) return;
      hosts.emit(changed, except);
      if (event.kind !== "message" || whyIgnored(event) !== null) return;
      // Modules saw the text without secrets; unless they changed it, the command gets what was really said.
      const isChanged = "text" in changed && "text" in data && changed.text !== data.text;
      this.#commands.take(event, network, sender, isChanged ? changed.text : event.text);
    };
    // On the lobby modules were asked before it happened; here it is too late to stop anything but the bot itself.
    if (network.isLobby || !hosts.intercepts(data.name))
      return goOn({ cancelled: null, event: data });
    return hosts.intercept(data, except, textsOnly).then(goOn);
  }
}
