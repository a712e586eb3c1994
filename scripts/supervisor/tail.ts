import type { Readable } from "node:stream";
import { redactWire } from "#core/secrets";

const KEPT = 2_000;
const SHOWN = 300;

/** Passes a process's error output on to ours; what is returned gives the line that says most about why it ended, or "". */
export function createTail(stderr: Readable | null): () => string {
  let kept = "";
  stderr?.on("data", (chunk: Buffer) => {
    process.stderr.write(chunk);
    kept = (kept + chunk.toString("utf8")).slice(-KEPT);
  });
  return () => {
    const lines = kept
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean);
    const line = lines.findLast((each) => /^(\w*Error|FATAL)\b/.test(each)) ?? lines.at(-1) ?? "";
    return redactWire(line).slice(0, SHOWN);
  };
}
