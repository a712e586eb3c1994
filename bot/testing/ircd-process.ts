/** Real servers for tests: ngIRCd and InspIRCd, each in a folder of its own on a free loopback port, in the foreground. For any test runner. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export interface Ircd {
  readonly port: number;
  /** Ends the process; whoever was connected is thrown off. */
  stop(): Promise<void>;
  /** Starts it again on the same port. */
  start(): Promise<void>;
}

/** A server whose end is up to whoever launched it. */
export interface LaunchedIrcd extends Ircd {
  /** Ends the process and removes its folder. */
  close(): Promise<void>;
}

const LISTENS_WITHIN_MS = 15_000;

interface Kind {
  readonly binary: string;
  config(port: number, folder: string): string;
  command(file: string): string[];
}

export const IRCDS: Readonly<Record<"ngircd" | "inspircd", Kind>> = {
  ngircd: {
    binary: "/usr/sbin/ngircd",
    config: (port) =>
      [
        "[Global]",
        "Name = irc.example.org",
        "Info = A server for tests",
        "Listen = 127.0.0.1",
        `Ports = ${port}`,
        "[Limits]",
        "MaxConnectionsIP = 0",
        "MaxNickLength = 20",
        "MaxPenaltyTime = 0",
        "[Options]",
        "DNS = no",
        "Ident = no",
        "PAM = no",
      ].join("\n"),
    command: (file) => ["--nodaemon", "--config", file],
  },
  inspircd: {
    binary: "/usr/sbin/inspircd",
    config: (port, folder) => `
<server name="irc.example.org" description="A server for tests" network="Example" id="11X">
<admin name="a" nick="a" email="a@example.org">
<bind address="127.0.0.1" port="${port}" type="clients">
<connect allow="*" localmax="200" globalmax="200" useident="no" commandrate="1000000" threshold="100000" fakelag="no" recvq="1048576" softsendq="1048576" hardsendq="4194304" resolvehostnames="no">
<options prefixquit="Quit: " syntaxhints="no" casemapping="ascii">
<performance nouserdns="yes" softlimit="1024">
<limits maxnick="30">
<log method="file" type="* -USERINPUT -USEROUTPUT" level="default" target="${folder}/log">
<pid file="${folder}/pid">
<path datadir="${folder}" logdir="${folder}" runtimedir="${folder}">
${[
  "cap",
  "ircv3",
  "ircv3_capnotify",
  "ircv3_servertime",
  "ircv3_echomessage",
  "ircv3_invitenotify",
  "ircv3_labeledresponse",
  "ircv3_batch",
  "ircv3_msgid",
  "ircv3_accounttag",
  "chghost",
  "namesx",
  "uhnames",
  "monitor",
  "botmode",
  "banexception",
  "inviteexception",
  "setname",
  "services_account",
]
  .map((name) => `<module name="${name}">`)
  .join("\n")}
`,
    command: (file) => ["--nofork", "--nopid", "--runasroot", "--config", file],
  },
};

/** Which servers are installed. With `CI=true` a missing one is an error; elsewhere it is said loudly and left out. */
export function installedIrcds(isCi: boolean): (keyof typeof IRCDS)[] {
  const names = Object.keys(IRCDS) as (keyof typeof IRCDS)[];
  return names.filter((name) => {
    if (existsSync(IRCDS[name].binary)) return true;
    const sentence = `${name} is not installed, so nothing was tried against it. Install the Debian package ${name}.`;
    if (isCi) throw new Error(sentence);
    process.stderr.write(`\n*** ${sentence}\n`);
    return false;
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

/** Starts a server and waits until it listens. `extra` goes before everything else in its configuration. */
export async function launchIrcd(name: keyof typeof IRCDS, extra = ""): Promise<LaunchedIrcd> {
  const kind = IRCDS[name];
  const folder = await mkdtemp(path.join(tmpdir(), `steward-${name}-`));
  const port = await freePort();
  const file = path.join(folder, `${name}.conf`);
  await writeFile(file, `${extra}\n${kind.config(port, folder)}`);
  let child: ChildProcess | null = null;
  let output = "";
  const start = async () => {
    const running = spawn(kind.binary, kind.command(file), { cwd: folder, stdio: "pipe" });
    for (const stream of [running.stdout, running.stderr]) {
      stream.on("data", (data: Buffer) => {
        output = (output + data.toString()).slice(-4_000);
      });
    }
    child = running;
    const deadline = performance.now() + LISTENS_WITHIN_MS;
    while (!(await answers(port))) {
      if (running.exitCode !== null) throw new Error(`${name} ended at once: ${output}`);
      if (performance.now() > deadline) throw new Error(`${name} does not listen: ${output}`);
      await sleep(10);
    }
  };
  const stop = async () => {
    const running = child;
    child = null;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const ended = new Promise((resolve) => running.once("exit", resolve));
    running.kill("SIGKILL");
    await ended;
  };
  const close = async () => {
    await stop();
    await rm(folder, { recursive: true, force: true });
  };
  await start().catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return { port, stop, start, close };
}
