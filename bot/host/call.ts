/** What a command's `run` gets. */
import type { Locale } from "#core/words/locales";
import type { Texts, UncheckedTranslate } from "#core/words/own-words";
import type { CommandCall, NetworkHandle, Sender, Where } from "../module-api.ts";
import type { CommandData } from "./messages.ts";
import type { BotServices } from "./services.ts";
import type { Task } from "./tasks.ts";

interface Surroundings {
  readonly network: NetworkHandle;
  readonly args: Readonly<Record<string, string | number>>;
  readonly task: Task;
  translate(locale: Locale): UncheckedTranslate;
  servicesFor(callId: number): BotServices;
}

/** Services and signal are made when a command asks for them: most never do. */
export class Call implements CommandCall<string, Where, Texts> {
  readonly network: NetworkHandle;
  readonly channel: string | null;
  readonly sender: Sender;
  readonly at: Date;
  readonly locale: Locale;
  readonly args: CommandCall<string, Where>["args"];
  readonly #id: number;
  readonly #surroundings: Surroundings;
  #bot: BotServices | undefined;

  constructor({ id, channel, sender, at, locale }: CommandData, surroundings: Surroundings) {
    this.#id = id;
    this.#surroundings = surroundings;
    this.network = surroundings.network;
    this.channel = channel;
    this.sender = sender;
    this.at = at;
    this.locale = locale;
    this.args = surroundings.args as CommandCall<string, Where>["args"];
  }

  get t(): UncheckedTranslate {
    return this.#surroundings.translate(this.locale);
  }

  get bot(): BotServices {
    this.#bot ??= this.#surroundings.servicesFor(this.#id);
    return this.#bot;
  }

  get signal(): AbortSignal {
    return this.#surroundings.task.signal;
  }
}
