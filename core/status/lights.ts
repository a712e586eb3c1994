/** What the three lights say, and why. Pure: rows in, words out. Moments are given apart, to be shown in local time. */
import { SECOND } from "#core/time";

export type LightState = "ok" | "warn" | "bad" | "unknown";

export interface Light {
  readonly state: LightState;
  /** A sentence without full stop; where `at` is given, the moment follows it: "Process gone since". */
  readonly text: string;
  /** ISO 8601 */
  readonly at?: string;
  /** When the next try is due, ISO 8601. */
  readonly nextAt?: string;
}

/** A bot whose heartbeat is older than this is gone. */
export const HEARTBEAT_MS = 15 * SECOND;

export interface ProcessFacts {
  readonly startedAt: Date;
  readonly heartbeatAt: Date;
  readonly stoppedAt: Date | null;
}

/** The bot process, by its latest heartbeat. */
export function processLight(process: ProcessFacts | null, now: Date): Light {
  if (!process) return { state: "bad", text: "The bot has never been started" };
  if (process.stoppedAt)
    return { state: "bad", text: "Stopped at", at: process.stoppedAt.toISOString() };
  if (now.getTime() - process.heartbeatAt.getTime() > HEARTBEAT_MS)
    return { state: "bad", text: "Process gone since", at: process.heartbeatAt.toISOString() };
  return { state: "ok", text: "Running since", at: process.startedAt.toISOString() };
}

export interface LinkFacts {
  readonly desired: string;
  readonly status: string;
  readonly statusDetail: string;
  readonly statusAt: Date | null;
  readonly attempt: number;
  readonly nextAttemptAt: Date | null;
}

/** A network's link. Says nothing about it while no process is there to know. */
export function linkLight(link: LinkFacts, process: Light): Light {
  if (process.state !== "ok")
    return { state: "unknown", text: "Unknown while the bot process is away" };
  switch (link.status) {
    case "connected":
      return since({ state: "ok", text: "Connected" }, link.statusAt, "Connected since");
    case "connecting":
      return { state: "warn", text: withTry("Process fine, IRC connecting", link) };
    case "registering":
      return { state: "warn", text: withTry("Process fine, IRC registering", link) };
    case "waiting":
      return {
        state: "warn",
        text: withTry("Process fine, IRC reconnecting", link),
        ...(link.nextAttemptAt ? { nextAt: link.nextAttemptAt.toISOString() } : {}),
      };
    default:
      return link.desired === "disconnected"
        ? { state: "unknown", text: "Disconnected on request" }
        : since({ state: "bad", text: "Disconnected" }, link.statusAt, "Disconnected since");
  }
}

const withTry = (text: string, { attempt }: LinkFacts) =>
  attempt > 1 ? `${text} (try ${attempt})` : text;

const since = (light: Light, at: Date | null, text: string): Light =>
  at ? { ...light, text, at: at.toISOString() } : light;

/** One light for several networks: the worst of those that should be connected. */
export function worstOf(lights: readonly Light[]): LightState {
  const order: readonly LightState[] = ["bad", "warn", "unknown", "ok"];
  return order.find((state) => lights.some((light) => light.state === state)) ?? "unknown";
}
