import { SECOND } from "#core/time";

const TRIES = 600;
const PAUSE_MS = 100;

/** Resolves to true as soon as the web answers anything at all; false when it takes too long or `isOver`. */
export async function waitForWeb(port: number, isOver: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < TRIES && !isOver(); tries++) {
    try {
      await fetch(`http://127.0.0.1:${port}/api/health`, {
        signal: AbortSignal.timeout(2 * SECOND),
      });
      return true;
    } catch {
      // Not listening yet: that is what we wait for.
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
  return false;
}

/** Is the first run still to come? Its page is not found any more once there is a superuser. */
export async function isSetupOpen(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/setup`)).ok;
  } catch {
    // The web has just died again, which is being told already.
    return false;
  }
}
