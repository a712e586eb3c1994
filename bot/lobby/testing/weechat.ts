import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isInstalled } from "../../testing/installed.ts";

const PATIENCE_MS = 20_000;
const LOOK_MS = 100;
const WEECHAT = {
  name: "WeeChat",
  binary: "/usr/bin/weechat-headless",
  package: "weechat-headless",
};

/** Whether the real program is here; said, and an error, as in `isInstalled`. */
export function hasWeechat(): boolean {
  return isInstalled(WEECHAT);
}

/** The real WeeChat without a screen, told what to do by its FIFO and read by its logs. */
export class Weechat {
  private readonly folder = mkdtempSync(join(tmpdir(), "lobby-weechat-"));
  private readonly child: ChildProcess;

  constructor(nick: string, port: number) {
    const commands = [
      `/set irc.server_default.nicks "${nick}"`,
      "/set fifo.file.enabled on",
      "/set logger.file.flush_delay 0",
      `/server add lobby 127.0.0.1/${port} -notls`,
      "/connect lobby",
    ];
    const args = ["--dir", this.folder, "--no-script", "--plugins", "irc,fifo,logger"];
    this.child = spawn(WEECHAT.binary, [...args, ...commands.flatMap((each) => ["-r", each])], {
      stdio: "ignore",
    });
  }

  /** Types into a buffer: the server's own, a channel's, or a person's. */
  type(where: string | null, text: string): void {
    const fifo = readdirSync(this.folder).find((name) => name.startsWith("weechat_fifo"));
    if (!fifo) throw new Error("WeeChat has no FIFO yet; wait until it shows something.");
    const buffer = where === null ? "irc.server.lobby" : `irc.lobby.${where}`;
    writeFileSync(join(this.folder, fifo), `${buffer} *${text}\n`);
  }

  /** Everything it has shown, buffer by buffer. */
  shown(): string {
    const logs = join(this.folder, "logs");
    try {
      return readdirSync(logs)
        .map((name) => `== ${name}\n${readFileSync(join(logs, name), "utf8")}`)
        .join("\n");
    } catch {
      // Nothing was logged yet.
      return "";
    }
  }

  /** Waits until it has shown something. */
  async shows(pattern: RegExp): Promise<void> {
    const deadline = performance.now() + PATIENCE_MS;
    while (!pattern.test(this.shown())) {
      if (performance.now() > deadline) {
        throw new Error(`WeeChat does not show ${pattern}:\n${this.shown()}`);
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }

  async close(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const ended = new Promise((resolve) => this.child.once("exit", resolve));
      this.child.kill("SIGKILL");
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }
}
