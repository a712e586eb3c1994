import { readFileSync } from "node:fs";

/** This release, from package.json; every process of ours runs in the project folder. */
export const VERSION: string = (
  JSON.parse(readFileSync("package.json", "utf8")) as { version: string }
).version;

/** Told to whoever asks the bot where it comes from. */
export const SOURCE = "Free software, MIT licence.";
