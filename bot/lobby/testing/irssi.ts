import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isInstalled } from "../../testing/installed.ts";

const PATIENCE_MS = 20_000;
const LOOK_MS = 100;

const PROGRAMS = [
  { name: "irssi", binary: "/usr/bin/irssi", package: "irssi" },
  { name: "tmux", binary: "/usr/bin/tmux", package: "tmux" },
];

/** Whether the real programs are here; said, and an error, as in `isInstalled`. */
export function hasIrssi(): boolean {
  return PROGRAMS.every(isInstalled);
}

/** The real irssi in a terminal of its own (tmux), typed into and read as a person would. */
export class Irssi {
  private readonly folder = mkdtempSync(join(tmpdir(), "lobby-irssi-"));
  private readonly server = join(this.folder, "tmux");

  constructor(nick: string, port: number) {
    const command = `irssi --home ${this.folder}/home -c 127.0.0.1 -p ${port} -n ${nick}`;
    this.tmux("-f", "/dev/null", "new-session", "-d", "-x", "160", "-y", "60", command);
  }

  type(text: string): void {
    this.tmux("send-keys", "-l", text);
    this.tmux("send-keys", "Enter");
  }

  screen(): string {
    return this.tmux("capture-pane", "-p");
  }

  /** Waits until the screen shows something. */
  async shows(pattern: RegExp): Promise<void> {
    const deadline = performance.now() + PATIENCE_MS;
    while (!pattern.test(this.screen())) {
      if (performance.now() > deadline) {
        throw new Error(`irssi does not show ${pattern}:\n${this.screen()}`);
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }

  close(): void {
    // Fails when irssi has quit, and tmux with it: then there is nothing left to end.
    spawnSync("tmux", ["-S", this.server, "kill-server"]);
    // irssi may still be writing its settings while it goes.
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }

  private tmux(...args: string[]): string {
    return execFileSync("tmux", ["-S", this.server, ...args], { encoding: "utf8" });
  }
}
