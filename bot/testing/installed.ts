/** Which programs of others are here to test with. For any test runner. */
import { existsSync } from "node:fs";
import { IRCDS, type IrcdName } from "./ircd-kinds.ts";

/** A program of others that tests start. */
export interface OthersProgram {
  readonly name: string;
  readonly binary: string;
  /** Debian's package. */
  readonly package: string;
}

/** Whether it is there; a missing one is an error with `CI=true`, and said loudly elsewhere. */
export function isInstalled({ name, binary, package: debian }: OthersProgram): boolean {
  if (existsSync(binary)) return true;
  const sentence = `${name} is not installed, so nothing was tried with it. Install the Debian package ${debian} (.ci/run shows how, where one conflicts with another).`;
  if (process.env.CI === "true") throw new Error(sentence);
  process.stderr.write(`\n*** LEFT OUT: ${sentence}\n`);
  return false;
}

/** Whether a server is there; said, and an error, as in `isInstalled`. */
export function hasIrcd(name: IrcdName): boolean {
  return isInstalled({ name, ...IRCDS[name] });
}

/** Which servers are there; what is missing is said, and an error, as in `isInstalled`. */
export function installedIrcds(): IrcdName[] {
  return (Object.keys(IRCDS) as IrcdName[]).filter(hasIrcd);
}
