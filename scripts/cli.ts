/** `npm run cli -- <command>`: what whoever has a shell on this machine can do without the web. */
import { text } from "node:stream/consumers";
import { runLine } from "./cli/run.ts";

process.exitCode = await runLine(process.argv.slice(2), {
  env: process.env,
  print: (line) => process.stdout.write(`${line}\n`),
  complain: (line) => process.stderr.write(`${line}\n`),
  readInput: () => text(process.stdin),
});
