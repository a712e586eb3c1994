/** What the three lights say, and why. Pure: rows in, keys of words out. Moments are given apart, to be shown in local time. */
import { SECOND } from "#core/time";

export type LightState = "ok" | "warn" | "bad" | "unknown";

/** Its sentence in the catalogue, `home.light` of `console`. Those that end in "Since" or "At" go on with the moment. */
export type LightSays =
  | "neverStarted"
  | "stoppedAt"
  | "goneSince"
  | "runningSince"
  | "unknown"
  | "connected"
  | "connectedSince"
  | "connecting"
  | "registering"
  | "reconnecting"
  | "disconnectedOnRequest"
  | "disconnected"
  | "disconnectedSince";

export interface Light {
  readonly state: LightState;
  readonly says: LightSays;
  /** How many times it was tried, from the second on. */
  readonly tries?: number;
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
  if (!process) return { state: "bad", says: "neverStarted" };
  if (process.stoppedAt)
    return { state: "bad", says: "stoppedAt", at: process.stoppedAt.toISOString() };
  if (now.getTime() - process.heartbeatAt.getTime() > HEARTBEAT_MS)
    return { state: "bad", says: "goneSince", at: process.heartbeatAt.toISOString() };
  return { state: "ok", says: "runningSince", at: process.startedAt.toISOString() };
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
  if (process.state !== "ok") return { state: "unknown", says: "unknown" };
  switch (link.status) {
    case "connected":
      return link.statusAt
        ? { state: "ok", says: "connectedSince", at: link.statusAt.toISOString() }
        : { state: "ok", says: "connected" };
    case "connecting":
      return { state: "warn", says: "connecting", ...tries(link) };
    case "registering":
      return { state: "warn", says: "registering", ...tries(link) };
    case "waiting":
      return {
        state: "warn",
        says: "reconnecting",
        ...tries(link),
        ...(link.nextAttemptAt ? { nextAt: link.nextAttemptAt.toISOString() } : {}),
      };
    default:
      if (link.desired === "disconnected")
        return { state: "unknown", says: "disconnectedOnRequest" };
      return link.statusAt
        ? { state: "bad", says: "disconnectedSince", at: link.statusAt.toISOString() }
        : { state: "bad", says: "disconnected" };
  }
}

const tries = ({ attempt }: LinkFacts) => (attempt > 1 ? { tries: attempt } : {});

/** One light for several networks: the worst of those that should be connected. */
export function worstOf(lights: readonly Pick<Light, "state">[]): LightState {
  const order: readonly LightState[] = ["bad", "warn", "unknown", "ok"];
  return order.find((state) => lights.some((light) => light.state === state)) ?? "unknown";
}
