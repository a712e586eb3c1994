import type { Clock } from "#core/time";
import type { IrcEvent } from "./api.ts";
import type { Timers } from "./timers.ts";

const LIMIT = 4;
const WINDOW_MS = 30_000;
const MAX_PAYLOAD = 200;

export interface CtcpSettings {
  readonly version: string;
  readonly source: string;
}

type CtcpEvent = Extract<IrcEvent, { kind: "ctcp" }>;

/** Answers to CTCP requests (modern.ircdocs.horse/ctcp): a few in any half minute, for all askers together. */
export class CtcpAnswers {
  private readonly settings: CtcpSettings;
  private readonly clock: Clock;
  private readonly timers: Timers;
  private readonly answered: number[] = [];

  constructor(settings: CtcpSettings, clock: Clock, timers: Timers) {
    this.settings = settings;
    this.clock = clock;
    this.timers = timers;
  }

  /** The text of the NOTICE that answers, or null. Bots, servers, history and our own echo get none. */
  answer({ type, text, own, playback, source }: CtcpEvent): string | null {
    if (own || playback || source.isBot || source.isServer) return null;
    const payload = this.payloadOf(type, text);
    if (payload === null || !this.isAllowed()) return null;
    return `\x01${type}${payload ? ` ${payload}` : ""}\x01`;
  }

  private payloadOf(type: string, text: string): string | null {
    switch (type) {
      case "VERSION":
        return this.settings.version;
      case "SOURCE":
        return this.settings.source;
      case "TIME":
        return this.clock().toUTCString();
      case "CLIENTINFO":
        return "ACTION CLIENTINFO PING SOURCE TIME VERSION";
      case "PING":
        // Unchanged or not at all.
        return text.includes("\x01") || Buffer.byteLength(text) > MAX_PAYLOAD ? null : text;
      default:
        return null;
    }
  }

  private isAllowed(): boolean {
    const now = this.timers.now();
    while ((this.answered[0] ?? now) < now - WINDOW_MS) this.answered.shift();
    if (this.answered.length >= LIMIT) return false;
    this.answered.push(now);
    return true;
  }
}
