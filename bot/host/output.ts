import type { Readable } from "node:stream";

const MAX_LINE = 2_000;

/** Gives a stream's text line by line; a line without end comes in pieces. */
export function pipeLines(stream: Readable | null, onLine: (line: string) => void): void {
  if (!stream) return;
  let rest = "";
  stream.setEncoding("utf8");
  stream.on("data", (chunk: string) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line.trim()) onLine(line.slice(0, MAX_LINE));
    if (rest.length > MAX_LINE) {
      onLine(rest.slice(0, MAX_LINE));
      rest = "";
    }
  });
  stream.on("end", () => {
    if (rest.trim()) onLine(rest);
  });
  // Its process ended; "exit" tells why.
  stream.on("error", () => {});
}
