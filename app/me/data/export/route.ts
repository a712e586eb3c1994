import { exportUser } from "#core/users/export";
import { db } from "#web/db";
import { currentActor } from "#web/session";
import { getWords } from "#web/words";

export const dynamic = "force-dynamic";

/** A signed-in user's own data as a file. Nobody else's can be asked for: the session alone says whose. */
export async function GET(): Promise<Response> {
  const t = await getWords("me");
  const actor = await currentActor();
  if (!actor) return Response.json({ error: t("data.signInFirst") }, { status: 401 });
  const body = JSON.stringify(await exportUser(db, actor.id), null, 2);
  return new Response(body, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="${actor.name}-steward.json"`,
      "Cache-Control": "no-store",
    },
  });
}
