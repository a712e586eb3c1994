import { worstOf } from "#core/status/lights";
import { readStatus } from "#core/status/status";
import { databaseAnswers } from "#web/away/guard";
import { RETRY_AFTER } from "#web/away/page";
import { db } from "#web/db";
import { webLog } from "#web/log";

export const dynamic = "force-dynamic";

const noStore = { "Cache-Control": "no-store" };

/** Is the web up, does the database answer, does the bot live, is it on IRC? 503 while the database is away. */
export async function GET(): Promise<Response> {
  try {
    if (!(await databaseAnswers())) return away();
    const status = await readStatus(db, new Date());
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
    webLog.error({ err }, "the state could not be read");
    return away();
  }
}

function away(): Response {
  return Response.json(
    { web: "ok", database: "bad", bot: "unknown", irc: "unknown" },
    { status: 503, headers: { ...noStore, "Retry-After": RETRY_AFTER } },
  );
}
