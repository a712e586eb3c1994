/** The browser's one connection to the live stream, shared by everything on a page. */
import { type MessageName, type StreamMessages, TOPICS, type Topic } from "./wire.ts";

type Handlers = { readonly [Name in MessageName]?: (data: StreamMessages[Name]) => void };

export interface Subscription {
  readonly topics: readonly Topic[];
  /** Which rows of the log: `kind`, `network`, `channel`, `nick`, `q`. Of several on one page the newest counts. */
  readonly filter?: string | undefined;
  /** Rows after this number; without it, from now on. */
  readonly after?: number | undefined;
  readonly handlers: Handlers;
  readonly onConnected?: ((connected: boolean) => void) | undefined;
}

interface Subscriber extends Subscription {
  /** Rows up to here are none of its business. */
  from: number | undefined;
  /** The last row it got of each topic, so that none comes twice when the connection is made anew. */
  readonly got: Map<MessageName, number>;
  /** Has been part of a connection, and so has everything up to `position`. */
  served: boolean;
}

const RETRY_MS = [1_000, 2_000, 5_000, 10_000, 30_000] as const;
/** Tabs that nobody looks at give their connection back after this; on return they catch up by number. */
const HIDDEN_MS = 30_000;

const subscribers = new Set<Subscriber>();
let source: EventSource | undefined;
let address = "";
/** Everything up to this number has arrived. */
let position: number | undefined;
let tries = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let hideTimer: ReturnType<typeof setTimeout> | undefined;
let planned = false;
let over = false;
let watching = false;

/** Joins the page's connection, which is opened, widened and closed as needed. Gives the way to leave. */
export function subscribe(subscription: Subscription): () => void {
  const from = subscription.after ?? position;
  const subscriber: Subscriber = { ...subscription, from, got: new Map(), served: false };
  subscribers.add(subscriber);
  watchVisibility();
  plan();
  return () => {
    subscribers.delete(subscriber);
    plan();
  };
}

/** Waits for everything that mounts or unmounts in this turn, so that they cost one connection. */
function plan(): void {
  if (planned) return;
  planned = true;
  queueMicrotask(() => {
    planned = false;
    connect();
  });
}

function wantedAddress(): string {
  const all = [...subscribers];
  const topics = TOPICS.filter((topic) => all.some((one) => one.topics.includes(topic)));
  const filter = all.findLast((one) => one.topics.includes("log"))?.filter ?? "";
  return `/api/stream?topics=${topics.join(",")}${filter ? `&${filter}` : ""}`;
}

function connect(): void {
  if (subscribers.size === 0) {
    disconnect();
    return;
  }
  const wanted = wantedAddress();
  if (over || (source && wanted === address && source.readyState !== EventSource.CLOSED)) return;
  disconnect();
  address = wanted;
  const after = resumePoint();
  source = new EventSource(after === undefined ? wanted : `${wanted}&after=${after}`);
  source.onopen = () => {
    tries = 0;
    tell(true);
  };
  source.onerror = lost;
  for (const name of [...TOPICS, "gap", "ready"] as const)
    source.addEventListener(name, (event) => receive(name, event));
  source.addEventListener("revoked", (event) => {
    disconnect();
    receive("revoked", event);
    // Another level means other rights, which a new connection gets; without a session there is nothing to follow.
    const { reason } = JSON.parse(event.data) as StreamMessages["revoked"];
    over = reason === "session";
    if (!over) connect();
  });
}

/** The number after which somebody on this page still needs rows. */
function resumePoint(): number | undefined {
  const needed = [...subscribers].flatMap(({ served, from }) => (served ? position : from) ?? []);
  return needed.length > 0 ? Math.min(...needed) : undefined;
}

function disconnect(): void {
  clearTimeout(timer);
  source?.close();
  source = undefined;
  tell(false);
}

/** The browser reconnects by itself after a break, but not after a refusal. */
function lost(): void {
  tell(false);
  if (source?.readyState !== EventSource.CLOSED) return;
  const wait = RETRY_MS[Math.min(tries++, RETRY_MS.length - 1)];
  clearTimeout(timer);
  timer = setTimeout(connect, wait);
}

function receive(name: MessageName, event: MessageEvent<string>): void {
  if (event.lastEventId !== "") position = Number(event.lastEventId);
  const data: unknown = JSON.parse(event.data);
  for (const subscriber of subscribers) {
    if (name === "ready") subscriber.served = true;
    if (!isTopic(name) || (subscriber.topics.includes(name) && isNew(subscriber, name, data)))
      (subscriber.handlers[name] as ((data: unknown) => void) | undefined)?.(data);
  }
}

const isTopic = (name: MessageName): name is Topic => (TOPICS as readonly string[]).includes(name);

/** Rows are new once; what tells how things stand has no number and always is. */
function isNew(subscriber: Subscriber, topic: Topic, data: unknown): boolean {
  if (topic === "state" || topic === "waiting") return true;
  const { id } = data as { readonly id: number };
  if (id <= (subscriber.got.get(topic) ?? subscriber.from ?? 0)) return false;
  subscriber.got.set(topic, id);
  return true;
}

function tell(connected: boolean): void {
  for (const { onConnected } of subscribers) onConnected?.(connected);
}

function watchVisibility(): void {
  if (watching) return;
  watching = true;
  document.addEventListener("visibilitychange", () => {
    clearTimeout(hideTimer);
    if (document.hidden) hideTimer = setTimeout(disconnect, HIDDEN_MS);
    else if (!source) connect();
  });
}
