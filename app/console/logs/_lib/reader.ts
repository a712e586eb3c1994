import "server-only";
import type { Viewer } from "#core/events/rights";
import { mayReadLog, sameViewer, viewerOf } from "#core/events/viewer";
import { db } from "#web/db";
import { refuseJson } from "#web/refuse-json";
import { type Actor, actorOfSession, currentActor, logUser } from "#web/session";

export interface LogReader {
  readonly actor: Actor;
  readonly viewer: Viewer;
}

/** A route of the log: 401 for strangers, 403 below operator, and `answer` for those who may read. */
export function logRoute(answer: (request: Request, reader: LogReader) => Promise<Response>) {
  return async (request: Request): Promise<Response> => {
    const actor = await currentActor();
    if (!actor) return refuseJson(401, { key: "access.signInFirst" });
    if (!mayReadLog(actor.consoleLevel))
      return refuseJson(403, { key: "access.needsLevel", level: "operator" });
    return answer(request, { actor, viewer: await readerOfLog(actor) });
  };
}

/** The reader of the log that somebody is right now. */
export const readerOfLog = (actor: Actor): Promise<Viewer> => viewerOf(db, logUser(actor));

/** May they read just what they might when they asked? For answers that take long. */
export async function mayStillRead({ actor, viewer }: LogReader): Promise<boolean> {
  const now = await actorOfSession(actor.sessionId);
  return now !== null && sameViewer(await readerOfLog(now), viewer);
}
