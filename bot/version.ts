import { readFileSync } from "node:fs";

/** This release, from package.json; every process of ours runs in the project folder. */
export const VERSION: string = (JSON.parse(readFileSync("package.json", "utf8")) as { version: string })
  .version;

export const SOURCE_URL = "https://github.com/steward-irc/steward";
