/** Real servers for tests: ngIRCd, InspIRCd and ircd-hybrid, each in a folder of its own on a free loopback port. For any test runner. */
import { chmod, writeFile } from "node:fs/promises";
import path from "node:path";
import { freePort } from "#core/testing/free-port";
import { IRCDS, type IrcdKind, type IrcdName, type IrcdSetup } from "./ircd-kinds.ts";
import { createProgram, listens, type Program, programFolder, removeFolder } from "./program.ts";

export interface Ircd extends Program {
  readonly port: number;
  /** Where other servers come in. */
  readonly linkPort: number;
}

/** A server whose end is up to whoever launched it. */
export interface LaunchedIrcd extends Ircd {
  /** Ends the process and removes its folder. */
  close(): Promise<void>;
}

/** More than any test has on its way, so that only what asks for less is thrown off. */
const AMPLE_RECVQ = 1_048_576;
/** The most that hybrid takes. */
const HYBRID_RECVQ = 8_000;

/** Starts a server and waits until it listens. */
export async function launchIrcd(name: IrcdName, setup: IrcdSetup = {}): Promise<LaunchedIrcd> {
  const kind: IrcdKind = IRCDS[name];
  const folder = await programFolder(name, kind.unprivileged);
  const port = await freePort();
  const linkPort = kind.linksOnClientPort ? port : await freePort();
  const file = path.join(folder, `${name}.conf`);
  const recvQ = setup.recvQ ?? (name === "hybrid" ? HYBRID_RECVQ : AMPLE_RECVQ);
  const { serverName = "irc.example.org", link, extra = "" } = setup;
  const facts = { port, linkPort, folder, serverName, link, recvQ };
  await writeFile(file, `${extra}\n${kind.config(facts)}`);
  await chmod(file, 0o644);
  const program = createProgram({
    binary: kind.binary,
    args: kind.command(file, folder),
    folder,
    unprivileged: kind.unprivileged ?? false,
    isReady: () => listens(port),
  });
  const close = async () => {
    await program.stop();
    await removeFolder(folder);
  };
  await program.start().catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return { ...program, port, linkPort, close };
}
