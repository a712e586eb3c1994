/** Real servers for Vitest: gone when the test is. */
import { onTestFinished } from "vitest";
import { type IRCDS, type Ircd, launchIrcd } from "./ircd-process.ts";

/** Starts a server and waits until it listens; it is stopped and its folder removed after the test. */
export async function startIrcd(name: keyof typeof IRCDS): Promise<Ircd> {
  const ircd = await launchIrcd(name);
  onTestFinished(ircd.close);
  return ircd;
}
