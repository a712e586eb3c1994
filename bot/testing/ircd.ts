/** Real servers for Vitest: gone when the test is. */
import { onTestFinished } from "vitest";
import { type Atheme, launchAtheme } from "./atheme.ts";
import type { IrcdName, IrcdSetup } from "./ircd-kinds.ts";
import { type Ircd, launchIrcd } from "./ircd-process.ts";

/** Starts a server and waits until it listens; it is stopped and its folder removed after the test. */
export async function startIrcd(name: IrcdName, setup: IrcdSetup = {}): Promise<Ircd> {
  const ircd = await launchIrcd(name, setup);
  onTestFinished(ircd.close);
  return ircd;
}

/** Starts InspIRCd with Atheme's services linked to it; both are gone after the test. */
export async function startServices(): Promise<Atheme> {
  const services = await launchAtheme();
  onTestFinished(services.close);
  return services;
}
