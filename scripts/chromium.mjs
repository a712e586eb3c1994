/** Which browser the journeys run in. On plain Node, once the packages are there. */
import { existsSync } from "node:fs";

// The first is the same browser without windows, and takes a fifth less of the machine.
const known = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

/** Where `npx playwright install chromium` puts its own, whether or not it did. */
async function playwrightsOwn() {
  const { chromium } = await import("@playwright/test");
  return chromium.executablePath();
}

/** The browser's path, or why there is none and how to get one. */
export async function findChromium({
  named = process.env.STEWARD_CHROMIUM,
  installed = known,
  own = playwrightsOwn,
  exists = (file) => existsSync(file),
} = {}) {
  if (named)
    return exists(named)
      ? { path: named }
      : { missing: `STEWARD_CHROMIUM is ${named}, and no file is there` };
  const found = [...installed, await own()].find((file) => exists(file));
  if (found) return { path: found };
  return {
    missing:
      "no Chromium was found; install your system's (Debian: apt install chromium) or Playwright's " +
      "own (npx playwright install --with-deps chromium), or name one by STEWARD_CHROMIUM",
  };
}
