import type { Interceptors } from "./interceptors.ts";
import type { LobbyModules } from "./modules.ts";

/** What somebody offers as proof of who they are, by SASL PLAIN or PASS. */
export interface Credential {
  readonly username: string;
  readonly password: string;
  /** IP address of the connection, for rate limits. */
  readonly address: string;
}

export interface Admission {
  readonly account: string;
  /** What to tell them alone, once they are in. */
  readonly notice?: string;
}

/** Decides about a credential; null refuses. A rejection counts as a refusal and is logged. */
export type Authenticate = (credential: Credential) => Promise<Admission | null>;

/** The part of a logger the lobby writes to; a pino logger fits. Never given a password or a message's text. */
export interface LobbyLog {
  debug(details: object, message: string): void;
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** Bounds that protect the process. Lengths that clients learn from ISUPPORT are fixed, in `isupport.ts`. */
export interface LobbyLimits {
  readonly connections: number;
  readonly connectionsPerAddress: number;
  readonly channelsPerConnection: number;
  readonly monitorEntries: number;
  /** Entries of each of the lists b, e and I of a channel. */
  readonly listEntries: number;
  /** Bytes waiting for a slow reader, who is dropped above that. */
  readonly sendQueueBytes: number;
  /** Bytes received and held back by the penalty clock; more is an Excess Flood. */
  readonly receiveBacklogBytes: number;
  /** What each line adds to the penalty clock; one more for each 120 bytes, as classic servers count. */
  readonly linePenaltyMs: number;
  /** How far the penalty clock may run ahead before lines have to wait. */
  readonly penaltyAheadMs: number;
  /** Time to complete registration. */
  readonly registrationMs: number;
  /** Silence before each PING; the third silence in a row drops the connection. */
  readonly silenceMs: number;
  /** How long a closing connection may take to read its ERROR line. */
  readonly lingerMs: number;
  /** Refused credentials before the connection is dropped. */
  readonly authenticationFailures: number;
}

/** Generous, since only programs on the same machine reach a loopback network: 10,000 lines a second are no flood. */
export const defaultLimits: LobbyLimits = {
  connections: 1_024,
  connectionsPerAddress: 64,
  channelsPerConnection: 20,
  monitorEntries: 100,
  listEntries: 100,
  sendQueueBytes: 4 * 1024 * 1024,
  receiveBacklogBytes: 256 * 1024,
  linePenaltyMs: 0.1,
  penaltyAheadMs: 10_000,
  registrationMs: 30_000,
  silenceMs: 90_000,
  lingerMs: 1_000,
  authenticationFailures: 3,
};

/** How to start the lobby. */
export interface LobbyOptions {
  /** Address to listen on; the composition root gives a loopback address. */
  readonly host: string;
  /** Port to listen on; 0 lets the system choose. */
  readonly port: number;
  /** Network name, as in ISUPPORT NETWORK; default "Lobby". */
  readonly name?: string;
  /** Default "lobby.steward". */
  readonly serverName?: string;
  /** Without it neither SASL nor server passwords are offered. */
  readonly authenticate?: Authenticate;
  readonly log: LobbyLog;
  readonly limits?: Partial<LobbyLimits>;
  /** Milliseconds since 1970, for server-time, idle and signon times; default `Date.now`. */
  readonly clock?: () => number;
  readonly interceptors?: Interceptors;
  /** Who is asked before what people do takes effect; asking may take a while, and holds up nobody else. */
  readonly modules?: LobbyModules;
  /** Told that an address wanted one connection more than it may have. */
  readonly onPeerLimit?: (address: string, connections: number) => void;
  /** Message of the day, one entry a line; empty answers 422. */
  readonly motd?: readonly string[];
}
