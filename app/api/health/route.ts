import { worstOf } from "#core/status/lights";
import { readStatus } from "#core/status/status";
import { db } from "#web/db";
import { webLog } from "#web/log";

export const dynamic = "force-dynamic";

const PATIENCE_MS = 1_500;
const noStore = { "Cache-Control": "no-store" };

/** Is the web up, does the database answer, does the bot live, is it on IRC? 503 while the database is away. */
export async function GET(): Promise<Response> {
  try {
    const status = await inTime(readStatus(db, new Date()));
    const wanted = status.networks.filter(({ desired }) => desired === "connected");
    return Response.json(
      {
        web: "ok",
        database: "ok",
        bot: status.process.state,
        irc: worstOf(wanted.map(({ light }) => light)),
      },
      { headers: noStore },
    );
  } catch (err) {
    webLog.error({ err }, "the database does not answer");
    return Response.json(
      { web: "ok", database: "bad", bot: "unknown", irc: "unknown" },
      { status: 503, headers: { ...noStore, "Retry-After": "5" } },
    );
  }
}

/** Somebody who asks for health wants an answer soon, whatever it is. */
async function inTime<Result>(work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer in time")), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
