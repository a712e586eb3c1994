/** Networks under test: the real thing on a real database and sockets, with everything it tells in one list. */
import { inspect } from "node:util";
import { afterEach } from "vitest";
import type { IrcEvent, IrcListener, IrcNetwork, IrcNetworks } from "#bot/irc/api";
import { createIrcNetworks, type IrcNetworksDeps } from "#bot/irc/networks";
import type { Db } from "#core/db/client";
import { ensureChannel } from "#core/networks/channels";
import { addNetwork } from "#core/networks/networks";
import type { NetworkDraft } from "#core/networks/schema";
import "#core/testing/database";
import type { PresenceChange } from "../host/messages.ts";

// Hooks run last first: the networks are closed before the import above takes their database away.
const open: IrcNetworks[] = [];
afterEach(async () => {
  for (const networks of open.splice(0)) await networks.close("Test is over");
});

const PATIENCE_MS = 15_000;

export interface TestNetworks {
  readonly networks: IrcNetworks;
  readonly network: IrcNetwork;
  readonly events: IrcEvent[];
  readonly changes: PresenceChange[];
  /** What the log got at warn and error. */
  readonly complaints: string[];
  /** The first event that passes, now or later. */
  until<Kind extends IrcEvent["kind"]>(
    kind: Kind,
    test?: (event: Told<Kind>) => boolean,
  ): Promise<Told<Kind>>;
}

/** An event by its kind; kinds that share a member of the union come out as that member. */
type Told<Kind extends IrcEvent["kind"]> = IrcEvent extends infer Event
  ? Event extends { kind: infer Kinds }
    ? Kind extends Kinds
      ? Event
      : never
    : never
  : never;

function isTold<Kind extends IrcEvent["kind"]>(
  event: IrcEvent,
  kind: Kind,
  test: (event: Told<Kind>) => boolean,
): event is Told<Kind> {
  return event.kind === kind && test(event as Told<Kind>);
}

/** Looks again until `look` gives something; for what is told by no event. */
export async function eventually<Value>(
  look: () => Value | null | undefined | false | Promise<Value | null | undefined | false>,
  what = "what was waited for",
): Promise<Value> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const found = await look();
    if (found !== null && found !== undefined && found !== false) return found;
    if (performance.now() > deadline) throw new Error(`Waited in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Adds a network with channels to the database and runs the bot's networks on it until the test ends. */
export async function openNetworks(
  db: Db,
  draft: Omit<NetworkDraft, "name" | "nick"> & Partial<Pick<NetworkDraft, "name" | "nick">>,
  channels: readonly string[] = [],
  deps: Partial<IrcNetworksDeps> = {},
  /** Hears of everything before the test does. */
  listener?: IrcListener,
): Promise<TestNetworks> {
  const now = new Date();
  const id = await addNetwork(db, { name: "Test", nick: "steward", ...draft }, now);
  for (const name of channels) await ensureChannel(db, id, { name }, now);
  const complaints: string[] = [];
  const complain = (details: object, message: string) => {
    complaints.push(`${message} ${inspect(details)}`);
  };
  const log = { debug: () => {}, info: () => {}, warn: complain, error: complain };
  const networks = createIrcNetworks({ db, log, ...deps });
  open.push(networks);
  const events: IrcEvent[] = [];
  const changes: PresenceChange[] = [];
  if (listener) networks.onEvent(listener);
  networks.onEvent((event) => events.push(event));
  networks.onPresence((change) => changes.push(change));
  await networks.start();
  const network = networks.get(id);
  if (!network) throw new Error(`The network was not set up. ${complaints.join("\n")}`);
  return {
    networks,
    network,
    events,
    changes,
    complaints,
    until: <Kind extends IrcEvent["kind"]>(
      kind: Kind,
      test: (event: Told<Kind>) => boolean = () => true,
    ) =>
      eventually(
        () => events.find((event): event is Told<Kind> => isTold(event, kind, test)),
        `a ${kind}; had ${JSON.stringify(events)}; log ${complaints.join("\n")}`,
      ),
  };
}
