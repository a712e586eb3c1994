import { expect, test } from "vitest";
import { AppError } from "#core/errors";
import { LEVELS } from "#core/levels";
import { compared } from "#core/testing/authorization-table";
import { freshDb } from "#core/testing/database";
import { askBot } from "./jobs.ts";
import { type JobInput, type JobKind, jobKinds } from "./kinds.ts";

/** One complete input for each kind; a new kind does not compile without. */
const inputs: { readonly [Kind in JobKind]: JobInput<Kind> } = {
  "network.connect": { networkId: "n1" },
  "network.disconnect": { networkId: "n1" },
  "network.apply": { networkId: "n1" },
  "channel.join": { networkId: "n1", channel: "#den" },
  "channel.part": { networkId: "n1", channel: "#den" },
  "channel.cycle": { networkId: "n1", channel: "#den" },
  send: { networkId: "n1", target: "#den", style: "message", text: "hello" },
  nick: { networkId: "n1", nick: "steward" },
  "module.reload": {},
  "module.load": { name: "seen" },
  "module.unload": { name: "seen" },
  "bot.start": {},
  "bot.restart": {},
  "bot.stop": {},
  raw: { networkId: "n1", line: "VERSION" },
  "session.end": { userId: "somebody else" },
};

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "yes",
    (error: unknown) => (AppError.is(error) && error.code === "forbidden" ? "no" : String(error)),
  );

test("who may ask the bot for what is as docs/authorization.md says", async () => {
  const db = await freshDb();
  const rows: string[][] = [];
  for (const kind of Object.keys(jobKinds) as JobKind[]) {
    const cells: string[] = [];
    for (const level of LEVELS)
      cells.push(await codeOf(askBot(db, kind, inputs[kind], { id: "me", level, via: "web" })));
    rows.push([kind === "session.end" ? `${kind} of others` : kind, ...cells]);
  }
  const own: string[] = [];
  for (const level of LEVELS)
    own.push(
      await codeOf(askBot(db, "session.end", { userId: "me" }, { id: "me", level, via: "web" })),
    );
  rows.push(["session.end of one's own", ...own]);
  const { written, found } = compared({ section: "jobs", columns: ["job", ...LEVELS], rows });
  expect(found).toBe(written);
  const asked = rows.flat().filter((cell) => cell === "yes").length;
  expect(await db.job.count({ where: { state: "queued" } })).toBe(asked);
});
