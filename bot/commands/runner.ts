/** From what was said to its answer: which command, may they, run, reply. */
import { reaches } from "#core/levels";
import { newReference, redact } from "#core/secrets";
import { type Locale, SOURCE_LOCALE } from "#core/words/locales";
import { tell } from "#core/words/told";
import type { Outcome } from "../host/messages.ts";
import { refusal } from "../host/outcome.ts";
import type { IrcNetwork } from "../irc/api.ts";
import type { Sender } from "../module-api.ts";
import { readAddress } from "./address.ts";
import type { Match } from "./command-index.ts";
import { decide } from "./decide.ts";
import type { PipelineDeps } from "./deps.ts";
import { createFlood, defaultFloodLimits } from "./flood.ts";
import type { CausedEvent } from "./module-event.ts";
import { commandEvent } from "./record.ts";
import { createReplies, type Place } from "./reply.ts";
import type { Rulebook } from "./rulebook.ts";
import { argumentsFor } from "./secrets.ts";

export type Line = Extract<CausedEvent, { kind: "message" | "action" | "notice" }>;

/** Runs what is a command, and lets everything else pass. Commands run side by side. */
export class CommandRunner {
  readonly #deps: PipelineDeps;
  readonly #rulebook: Rulebook;
  readonly #flood;
  readonly #replies;
  readonly #running = new Set<Promise<void>>();

  constructor(deps: PipelineDeps, rulebook: Rulebook) {
    this.#deps = deps;
    this.#rulebook = rulebook;
    this.#flood = createFlood(deps.flood ?? defaultFloodLimits);
    this.#replies = createReplies(deps.log);
  }

  /** Takes what somebody `said` in `event`, which modules may have changed since; waits for nothing. */
  take(event: Line, network: IrcNetwork, sender: Sender, said: string): void {
    const { channel, source } = event;
    const spot = { network, channel };
    const addressed = readAddress(said, this.#rulebook.prefixesAt(spot), channel === null, network);
    if (!addressed || sender.ignored) return;
    const { body, prefix } = addressed;
    const accepts = (module: string) =>
      prefix === null || prefix === this.#rulebook.prefixOf(module, spot);
    const here = this.#rulebook.prefixAt(spot);
    const { target } = event;
    const locale = sender.locale ?? this.#deps.language?.() ?? SOURCE_LOCALE;
    const place: Place = {
      ...{ network, channel, source, from: "command" },
      ...{ target, prefix: here, locale },
    };
    const wantsMore = /^more$/i.test(body) && (prefix === null || prefix === here);
    const match = wantsMore ? null : this.#rulebook.commands.match(body, accepts);
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
    else if (match) this.#inBackground(this.#command(match, place, sender, event.at, mayRefuse));
    else if (mayRefuse()) this.#replies.say(place, refusal(unknownCommand(body, locale)));
  }

  /** Resolves when every command taken so far has its answer. */
  async settled(): Promise<void> {
    await Promise.all(this.#running);
  }

  #inBackground(work: Promise<void>): void {
    const running = work
      .catch((err: unknown) => this.#deps.log.error({ err }, "a command could not be dealt with"))
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  async #command(
    match: Match,
    place: Place,
    claimed: Sender,
    at: Date,
    mayRefuse: () => boolean,
  ): Promise<void> {
    const { network, channel } = place;
    const { decision, sender } = await this.#decide(match, place, claimed);
    if (decision.kind === "silent") return;
    const requestId = newReference();
    const recorded = { network, channel, sender, match, requestId, startedAt: performance.now() };
    if (decision.kind === "refuse") {
      const outcome = refusal(tell(decision.told, place.locale), decision.private);
      this.#deps.record(commandEvent(recorded, outcome));
      if (mayRefuse()) this.#replies.say(place, outcome);
      return;
    }
    const outcome = await this.#run(match, place, sender, at, requestId);
    this.#deps.record(commandEvent(recorded, outcome));
    this.#replies.say({ ...place, from: match.module.name }, outcome);
  }

  /** The decision, and the sender with no more level than the evidence at this very moment bears. */
  async #decide(match: Match, { network, channel, source }: Place, sender: Sender) {
    const decision = decide(this.#rulebook.asked(match, { network, channel }, sender));
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
    return { decision: { kind: "refuse", told: doubt, private: true } as const, sender };
  }

  #run(
    match: Match,
    { network, channel, locale, source: { seenAt } }: Place,
    sender: Sender,
    at: Date,
    requestId: string,
  ): Promise<Outcome> {
    return this.#deps.hosts.run({
      requestId,
      module: match.module.name,
      command: match.command.name,
      rest: argumentsFor(match, channel === null),
      networkId: network.id,
      channel,
      sender,
      locale,
      at,
      ...(seenAt === undefined ? {} : { seenAt }),
    });
  }
}

function unknownCommand(body: string, locale: Locale): string {
  const name = redact(body).split(/\s/, 1)[0] ?? "";
  return tell({ key: "bot.unknownCommand", name: name.slice(0, 30) }, locale);
}
