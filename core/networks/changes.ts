/** Changing and removing networks from the console: audited, and the bot told. */
import { changes, recordAudit } from "#core/audit/audit";
import { type Db, inTransaction, type Tx } from "#core/db/client";
import { AppError } from "#core/errors";
import { forgetIgnoresOf } from "#core/ignores/ignores";
import { touchRegistry } from "#core/modules/rows";
import { provePassword } from "#core/users/sign-in";
import type { Visit } from "#core/users/visit";
import { newlyExposed } from "./exposure.ts";
import { getNetwork, type NetworkView, readInput, writeNetwork } from "./networks.ts";
import { revisionOf, shownSettings } from "./revision.ts";
import type { NetworkDraft, NetworkInput } from "./schema.ts";
import { auditOf, type KnownChanger, type NetworkChanger, tellBot } from "./tell-bot.ts";
import { putOnTrial } from "./trials.ts";
import { readVersion } from "./version.ts";

export interface NetworkChange {
  readonly networkId: string;
  /** {@link revisionOf} what the person had before their eyes. */
  readonly revision: string;
  /** What it shall be, from what it is. */
  draft(before: NetworkView): NetworkDraft;
}

export interface Saved {
  /** What the bot was asked; null when nothing is different. */
  readonly jobId: string | null;
  /** Of what the network is now. */
  readonly revision: string;
}

/**
 * Changes a network's settings, and asks the bot to take them over; what may not connect is on trial where the bot is connected. Throws AppError: invalid
 * for a bad draft, and for stored secrets that would go somewhere new; conflict when somebody else was quicker or the name is taken; not_found.
 */
export function changeNetwork(
  db: Db,
  { networkId, revision, draft }: NetworkChange,
  by: NetworkChanger,
  now = new Date(),
): Promise<Saved> {
  return inTransaction(db, async (tx) => {
    const before = await lockedNetwork(tx, networkId, now);
    if (revisionOf(before) !== revision)
      throw new AppError("conflict", { key: "networks.changedMeanwhile" });
    const input = readInput(draft(before));
    refuseLeak(before, input);
    refuseHalfLogin(before, input);
    const good = await readVersion(tx, networkId);
    await writeNetwork(tx, networkId, input);
    const after = await getNetwork(tx, networkId);
    const changed = changes(
      { ...shownSettings(before), ...secretsBefore(before) },
      { ...shownSettings(after), ...secretsAfter(before, input) },
    );
    if (!changed) return { jobId: null, revision };
    await putOnTrial(tx, before, good, now);
    await recordAudit(tx, {
      ...{ ...auditOf(by), ...changed, at: now, action: "network.change" },
      target: { type: "network", id: networkId, name: input.name },
    });
    return { jobId: await tellBot(tx, networkId, by, now), revision: revisionOf(after) };
  });
}

export interface Removal {
  readonly networkId: string;
  /** As the person typed it; has to be the network's. */
  readonly name: string;
  /** Their password, asked once more. */
  readonly current: string;
}

/**
 * Removes a network with its channels, presence, links to people, masks and what was decided about modules there, after the person proved who they are; gives the job
 * that makes the bot leave. Log, quotes and sightings stay. Throws AppError: invalid for a wrong name or password, not_found.
 */
export async function removeNetwork(
  db: Db,
  { networkId, name, current }: Removal,
  by: KnownChanger,
  visit: Visit,
): Promise<string> {
  await provePassword(db, by.actor.id, current, visit);
  return inTransaction(db, async (tx) => {
    const network = await lockedNetwork(tx, networkId, visit.now);
    if (network.name !== name) throw new AppError("invalid", { key: "networks.wrongName" });
    const channels = await tx.channel.findMany({ where: { networkId }, select: { name: true } });
    await forgetIgnoresOf(tx, networkId, visit.now);
    await tx.module.deleteMany({ where: { networkId } });
    await tx.network.delete({ where: { id: networkId } });
    await recordAudit(tx, {
      ...{ ...auditOf(by), at: visit.now, action: "network.remove" },
      target: { type: "network", id: networkId, name },
      before: {
        ...shownSettings(network),
        channels: channels.map((channel) => channel.name).join(" "),
      },
    });
    return tellBot(tx, networkId, by, visit.now);
  });
}

/** The network as it is. Whoever changes networks or prefixes waits here until the transaction ends, since all write one row. */
export async function lockedNetwork(tx: Tx, id: string, now: Date): Promise<NetworkView> {
  await touchRegistry(tx, now);
  return getNetwork(tx, id);
}

function refuseLeak(before: NetworkView, after: NetworkInput): void {
  const exposed = newlyExposed(before, after);
  const leaks =
    (exposed.password && before.hasPassword && after.password === undefined) ||
    (exposed.saslPassword && before.hasSaslPassword && after.saslPassword === undefined);
  if (leaks) throw new AppError("invalid", { key: "networks.secretsAgain" });
}

const willHave = (had: boolean, change: string | null | undefined) =>
  change === undefined ? had : change !== null;

function refuseHalfLogin(before: NetworkView, after: NetworkInput): void {
  const { saslMechanism: mechanism } = after;
  const lacksPassword =
    /^(PLAIN|SCRAM)/.test(mechanism) && !willHave(before.hasSaslPassword, after.saslPassword);
  if (lacksPassword) throw new AppError("invalid", { key: "networks.passwordNeeded", mechanism });
  if (mechanism === "EXTERNAL" && !willHave(before.hasClientCert, after.clientCert))
    throw new AppError("invalid", { key: "networks.certificateNeeded" });
}

const SET = "[secret]";

const secretsBefore = ({ hasPassword, hasSaslPassword, hasClientCert }: NetworkView) => ({
  password: hasPassword ? SET : null,
  saslPassword: hasSaslPassword ? SET : null,
  clientCert: hasClientCert ? SET : null,
});

function secretsAfter(before: NetworkView, input: NetworkInput) {
  const known = secretsBefore(before);
  const after = (name: keyof typeof known) => {
    const typed = input[name];
    if (typed === undefined) return known[name];
    if (typed === null) return null;
    return known[name] === null ? SET : "[another secret]";
  };
  return {
    password: after("password"),
    saslPassword: after("saslPassword"),
    clientCert: after("clientCert"),
  };
}
