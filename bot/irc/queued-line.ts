import type { Told } from "#core/words/told";

/** A line on its way out. */
export interface QueuedLine {
  readonly line: string;
  /**
   * Superuser control and what keeps us connected goes before answers; `upkeep` is the latter, in one row with control, and has room
   * left where control has none. `survey` is what we ask about channels we came into: it takes turns with answers, but neither lacks room nor
   * grows old, since without the answers we know nobody there.
   */
  readonly lane: "upkeep" | "control" | "survey" | "normal";
  /** Fairness keys: who speaks, and to whom. */
  readonly from: string;
  readonly target: string;
  /** Waits for the next connection when this one ends; otherwise it is dropped with it. */
  readonly survives?: boolean;
  /**
   * Awaited when it is this line's turn, before it goes to the socket; a rejection drops it. For the control lane, which keeps its order
   * meanwhile: lines behind it wait, those of the normal lane do not.
   */
  prepare?(): Promise<void>;
  /** Called as it goes out: may add tags that only this connection understands. */
  decorate?(line: string): string;
  /** The line is on the socket. */
  onSent?(): void;
  /** It never will be. */
  onDropped?(reason: Told | string): void;
}

/** Where a line ended; one of the two is called, once. */
export interface LineFate {
  /** It is on the socket. */
  sent(): void;
  /** It never will be. */
  dropped(reason: string): void;
}

export interface SendQueueLimits {
  /** Of the normal lane. */
  readonly lines: number;
  /** Of control, however full the normal lane is; and of control and upkeep together. */
  readonly controlLines: number;
  readonly upkeepLines: number;
  /** Questions about channels, all together: far more than a server lets a client have channels. */
  readonly surveyLines: number;
  /** Of one speaker, so that a talkative module leaves room for others. */
  readonly linesPerSpeaker: number;
  readonly maxAgeMs: number;
  /** How long a surviving line may wait while there is no connection. */
  readonly maxOfflineMs: number;
  /** How long the control lane waits for a line that prepares itself. */
  readonly maxPrepareMs: number;
}

export const QUEUE_LIMITS: SendQueueLimits = {
  lines: 500,
  controlLines: 250,
  upkeepLines: 500,
  surveyLines: 3_000,
  linesPerSpeaker: 200,
  maxAgeMs: 300_000,
  maxOfflineMs: 60_000,
  maxPrepareMs: 5_000,
};
