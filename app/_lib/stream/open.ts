/** Opens a stream for a request: who, from where, how many already, then the bytes. */
import type { Db } from "#core/db/client";
import { MAX_EVENT_ID } from "#core/events/events";
import { readFilter } from "#core/events/filter";
import { type LogUser, viewerOf } from "#core/events/viewer";
import { type Level, reaches } from "#core/levels";
import { WAITING_LEVEL } from "#core/status/waiting";
import { type Locale, SOURCE_LOCALE } from "#core/words/locales";
import { type Told, tell } from "#core/words/told";
import type { Hub } from "./hub.ts";
import { Reader } from "./reader.ts";
import { TOPICS, type Topic } from "./wire.ts";

const STREAMS_PER_USER = 5;
const STREAMS = 250;

/** The least level for each topic. `jobs` and `token` hold one's own rows only (superusers see all jobs). */
const topicLevel: Readonly<Record<Topic, Level>> = {
  log: "operator",
  state: "voice",
  jobs: "user",
  token: "user",
  waiting: WAITING_LEVEL,
};

interface StreamActor extends LogUser {
  readonly sessionId: string;
}

interface StreamDeps {
  readonly db: Db;
  readonly hub: Hub;
  /** For refusals; English if left out. */
  readonly locale?: Locale;
}

/** Answers with server-sent events, or says why not. Never throws for what a client did. */
export async function openStream(
  request: Request,
  actor: StreamActor | null,
  { db, hub, locale = SOURCE_LOCALE }: StreamDeps,
): Promise<Response> {
  const refuse = (status: number, told: Told, headers: Readonly<Record<string, string>> = {}) =>
    Response.json(
      { error: tell(told, locale) },
      { status, headers: { "Cache-Control": "no-store", ...headers } },
    );
  if (!isSameOrigin(request)) return refuse(403, { key: "stream.otherSite" });
  if (!actor) return refuse(401, { key: "access.signInFirst" });
  const url = new URL(request.url);
  const topics = new Set(
    (url.searchParams.get("topics") ?? "")
      .split(",")
      .filter((name): name is Topic => (TOPICS as readonly string[]).includes(name))
      .filter((topic) => reaches(actor.level, topicLevel[topic])),
  );
  if (topics.size === 0) return refuse(403, { key: "stream.noTopics" });

  const viewer = await viewerOf(db, actor);
  const { all, own } = hub.count(actor.id);
  if (own >= STREAMS_PER_USER)
    return refuse(429, { key: "stream.tooManyPages" }, { "Retry-After": "10" });
  if (all >= STREAMS) return refuse(503, { key: "stream.tooManyPeople" }, { "Retry-After": "30" });

  const filter = readFilter(url.searchParams);
  const reader = new Reader({ sessionId: actor.sessionId, viewer, topics, filter });
  request.signal.addEventListener("abort", () => reader.close(), { once: true });
  if (request.signal.aborted) reader.close();
  await hub.add(reader, resumePoint(request, url));
  return new Response(reader.body, {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-store, no-cache, no-transform",
      "X-Accel-Buffering": "no",
      Connection: "keep-alive",
    },
  });
}

/** Browsers say where a request comes from; without that header the stream is not for them, unless it is a plain tool. */
function isSameOrigin(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const origin = request.headers.get("origin");
  return origin === null || hostOf(origin) === request.headers.get("host");
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    // "null" and other origins that are no address.
    return null;
  }
}

/** The browser's own memory counts more than what the page knew when it was made. */
function resumePoint(request: Request, url: URL): number | undefined {
  const text = request.headers.get("last-event-id") || url.searchParams.get("after");
  if (!text || !/^\d{1,10}$/.test(text)) return undefined;
  return Math.min(Number(text), MAX_EVENT_ID);
}
