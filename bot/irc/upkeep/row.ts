import { modeColumns } from "#core/networks/kept-modes";
import { after } from "#core/time";
import type { Session } from "../session/session.ts";
import type { ServerAddress } from "../settings.ts";
import type { UpkeepDeps } from "./deps.ts";
import type { Parts } from "./parts.ts";

const DEPTH_EVERY_MS = 1_000;

type Written = Pick<Parts, "status" | "presenceRows" | "queue">;

/** What a network's row says of its connection, and whose presence the rows of presence are. */
export class NetworkRow {
  private readonly parts: Written;
  private readonly deps: Pick<UpkeepDeps, "clock" | "timers">;
  private cancelDepth: (() => void) | null = null;

  constructor(parts: Written, deps: Pick<UpkeepDeps, "clock" | "timers">) {
    this.parts = parts;
    this.deps = deps;
  }

  /** Clears what a former process left. */
  begin(): void {
    this.parts.presenceRows.begin(null);
    this.parts.status.setNetwork({
      status: "disconnected",
      statusDetail: "",
      currentNick: "",
      currentServer: "",
      nextAttemptAt: null,
      lagMs: null,
      queueDepth: 0,
    });
  }

  dialling({ host, port }: ServerAddress, attempt: number): void {
    this.parts.status.setNetwork({
      status: "connecting",
      statusDetail: "",
      currentServer: `${host}:${port}`,
      attempt,
      nextAttemptAt: null,
    });
  }

  registering(): void {
    this.parts.status.setNetwork({ status: "registering" });
  }

  /** The server let us in; `problem` is what became of the login, should it have failed. */
  connected({ isupport, presence, nick, serverName, server }: Session, problem: string | null) {
    this.parts.presenceRows.begin(presence);
    this.parts.status.setCasemapping(presence.casemapping);
    this.parts.status.setNetwork({
      status: "connected",
      statusDetail: problem ?? "",
      currentNick: nick,
      currentServer: serverName || server.host,
      attempt: 0,
      nextAttemptAt: null,
      canMonitor: isupport.monitor > 0,
      ...modeColumns(isupport),
    });
  }

  /** Names are compared otherwise from now on: everybody in sight is written again. */
  refolded({ presence }: Session): void {
    const { status, presenceRows } = this.parts;
    status.setCasemapping(presence.casemapping);
    presenceRows.begin(presence);
    presenceRows.touch(presence.channels().map(({ name }) => presence.fold(name)));
  }

  /** The connection is gone. */
  lost(isTriedAgain: boolean): void {
    this.parts.presenceRows.begin(null);
    this.parts.status.setNetwork({
      ...(isTriedAgain ? {} : { status: "disconnected" }),
      currentNick: "",
      lagMs: null,
      canMonitor: false,
    });
  }

  waiting(delayMs: number, attempt: number, reason: string): void {
    this.parts.status.setNetwork({
      status: "waiting",
      statusDetail: reason,
      attempt,
      nextAttemptAt: after(this.deps.clock(), delayMs),
    });
  }

  /** Nobody wants the network connected any more. */
  stopped(reason: string): void {
    this.parts.status.setNetwork({
      status: "disconnected",
      statusDetail: reason,
      nextAttemptAt: null,
    });
  }

  lag(lagMs: number): void {
    this.parts.status.setNetwork({ lagMs });
  }

  /** Writes how many lines wait to be sent, every second at the most. */
  noteDepth(): void {
    if (this.cancelDepth) return;
    this.cancelDepth = this.deps.timers.after(DEPTH_EVERY_MS, () => {
      this.cancelDepth = null;
      const { depth } = this.parts.queue;
      this.parts.status.setNetwork({ queueDepth: depth });
      // It drains without anything coming in that would make us look again.
      if (depth > 0) this.noteDepth();
    });
  }

  /** Resolves when the database has everything. */
  async close(): Promise<void> {
    this.cancelDepth?.();
    await Promise.all([this.parts.status.close(), this.parts.presenceRows.close()]);
  }
}
