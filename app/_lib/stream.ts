import "server-only";
import { db, waker } from "#web/db";
import { webLog } from "#web/log";
import { type Actor, actorOfSession, currentActor, logUser } from "#web/session";
import { currentReader } from "#web/words";
import { Hub } from "./stream/hub.ts";
import { openStream } from "./stream/open.ts";

// One reader of the log per process, also when the development server evaluates this module again.
const kept = globalThis as typeof globalThis & { stewardHub?: Hub };

/** Answers a request for the live stream of the person signed in. */
export async function streamFor(request: Request): Promise<Response> {
  const actor = await currentActor();
  const { locale } = await currentReader();
  kept.stewardHub ??= new Hub({ db, waker: waker(), log: webLog, standing });
  return openStream(request, actor && readerOf(actor), { db, hub: kept.stewardHub, locale });
}

async function standing(sessionId: string) {
  const actor = await actorOfSession(sessionId);
  return actor && readerOf(actor);
}

const readerOf = (actor: Actor) => ({ ...logUser(actor), sessionId: actor.sessionId });
