import type { AttemptEnd, AttemptHandle } from "../reconnect.ts";
import type { SendQueue } from "../send-queue.ts";
import { Session, type SessionHooks } from "../session/session.ts";
import type { NetworkSettings, ServerAddress } from "../settings.ts";
import type { UpkeepDeps } from "./deps.ts";

export interface DiallerHooks {
  settings(): NetworkSettings;
  dialling(server: ServerAddress, attempt: number): void;
  /** What a session that is about to be opened tells. */
  opening(): Omit<SessionHooks, "ended">;
  /** A session ended, before whoever asked for it is told. */
  over(session: Session, reason: string): void;
}

/** Dials a network's servers in turn, each attempt a session of its own. */
export class Dialler {
  private readonly hooks: DiallerHooks;
  private readonly queue: SendQueue;
  private readonly deps: UpkeepDeps;
  private next = 0;
  private attemptEnded: Promise<void> = Promise.resolve();

  constructor(hooks: DiallerHooks, queue: SendQueue, deps: UpkeepDeps) {
    this.hooks = hooks;
    this.queue = queue;
    this.deps = deps;
  }

  /** Resolves when the last session that was opened is gone. */
  get ended(): Promise<void> {
    return this.attemptEnded;
  }

  /** The server let us in: it keeps its turn. */
  welcomed(): void {
    this.next--;
  }

  /** A server that had let us in is lost: the next one has its turn. */
  lost(): void {
    this.next++;
  }

  dial(attempt: number, ended: (end: AttemptEnd) => void): AttemptHandle {
    const { servers } = this.hooks.settings();
    const server = servers[this.next++ % servers.length];
    const end = (reason: string) => ended({ reason, registeredMs: null, isUnwelcome: false });
    if (!server) {
      end("No server is set for this network");
      return { stop: () => {} };
    }
    this.hooks.dialling(server, attempt);
    try {
      return this.open(server, ended);
    } catch (error) {
      // A certificate that is no certificate, an address that cannot be: the operator must mend it, and sees it here.
      const address = `${server.host}:${server.port}`;
      this.deps.log.warn({ err: error, server: address }, "Connection could not be begun");
      end(error instanceof Error ? error.message : "The connection could not be begun");
      return { stop: () => {} };
    }
  }

  private open(server: ServerAddress, ended: (end: AttemptEnd) => void): AttemptHandle {
    let tellEnded = () => {};
    const session = new Session(
      this.hooks.settings(),
      server,
      {
        ...this.hooks.opening(),
        ended: (end) => {
          this.hooks.over(session, end.reason);
          tellEnded();
          ended(end);
        },
      },
      { ...this.deps, queue: this.queue },
    );
    this.attemptEnded = new Promise((resolve) => {
      tellEnded = resolve;
    });
    return { stop: (reason) => session.quit(reason) };
  }
}
