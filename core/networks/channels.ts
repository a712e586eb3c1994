/** The channels the bot is, was or should be in. */
import { type Db, isDuplicate, type Prisma, type Tx } from "#core/db/client";
import { AppError } from "#core/errors";
import { type Casemapping, casemappingOf, fold } from "#core/irc/casemapping";
import { newId } from "#core/secrets";
import { keepsKey } from "./kept-modes.ts";
import { isMissingParent, noSuchNetwork } from "./networks.ts";
import { type ChannelInput, channelInput } from "./schema.ts";
import { openSecret, sealSecret } from "./secrets.ts";

const withoutKey = { omit: { keySealed: true } } as const satisfies Prisma.ChannelDefaultArgs;

/** A channel as pages see it; its key stays with the bot. */
export type ChannelRow = Prisma.ChannelGetPayload<typeof withoutKey>;

async function casemappingIn(db: Db | Tx, networkId: string): Promise<Casemapping> {
  const row = await db.network.findUnique({
    where: { id: networkId },
    select: { casemapping: true },
  });
  if (!row) throw noSuchNetwork();
  return casemappingOf(row.casemapping);
}

function readInput(draft: ChannelInput) {
  const result = channelInput.safeParse(draft);
  if (result.success) return result.data;
  throw new AppError(
    "invalid",
    result.error.issues[0]?.message ?? { key: "networks.noChannelName" },
    {
      cause: result.error,
    },
  );
}

/**
 * Adds a channel and gives its id. Throws `invalid` for a bad name or key, `conflict` when the network has it already,
 * in whatever case its name is written.
 */
export async function addChannel(
  db: Db | Tx,
  networkId: string,
  draft: ChannelInput,
  now: Date,
): Promise<string> {
  const input = readInput(draft);
  const folded = fold(input.name, await casemappingIn(db, networkId));
  const id = newId();
  const keySealed = input.key ? sealSecret("keySealed", id, input.key) : null;
  try {
    await db.channel.create({
      data: {
        id,
        networkId,
        name: input.name,
        folded,
        keySealed,
        autoJoin: input.autoJoin,
        createdAt: now,
      },
    });
  } catch (error) {
    if (isDuplicate(error)) {
      throw new AppError(
        "conflict",
        { key: "networks.channelThere", name: input.name },
        { cause: error },
      );
    }
    if (isMissingParent(error)) throw noSuchNetwork();
    throw error;
  }
  return id;
}

/** Adds the channel or gives the one that is there, with the key and auto-join as asked. */
export async function ensureChannel(
  db: Db,
  networkId: string,
  draft: ChannelInput,
  now: Date,
): Promise<string> {
  const input = readInput(draft);
  const folded = fold(input.name, await casemappingIn(db, networkId));
  const update = async () => {
    const row = await db.channel.findUnique({
      where: { networkId_folded: { networkId, folded } },
      select: { id: true },
    });
    if (!row) return null;
    const key =
      input.key === undefined
        ? {}
        : { keySealed: input.key === null ? null : sealSecret("keySealed", row.id, input.key) };
    await db.channel.updateMany({
      where: { id: row.id },
      data: { autoJoin: input.autoJoin, ...key },
    });
    return row.id;
  };
  const existing = await update();
  if (existing) return existing;
  try {
    return await addChannel(db, networkId, draft, now);
  } catch (error) {
    // Somebody else added it in between.
    const id = AppError.is(error) && error.code === "conflict" ? await update() : null;
    if (id) return id;
    throw error;
  }
}

/** Whether the bot joins the channel whenever it connects; false when there is no such channel. */
export async function setChannelAutoJoin(db: Db, id: string, autoJoin: boolean): Promise<boolean> {
  const { count } = await db.channel.updateMany({ where: { id }, data: { autoJoin } });
  return count === 1;
}

/** The channels of a network (of all, when none is named) by name. */
export function listChannels(db: Db, networkId?: string): Promise<ChannelRow[]> {
  return db.channel.findMany({
    where: networkId === undefined ? {} : { networkId },
    ...withoutKey,
    orderBy: [{ folded: "asc" }, { id: "asc" }],
  });
}

/** Ids of the channels of a network that have a key stored. */
export async function channelsWithKey(db: Db, networkId: string): Promise<ReadonlySet<string>> {
  const where = { networkId, keySealed: { not: null } };
  const rows = await db.channel.findMany({ where, select: { id: true } });
  return new Set(rows.map(({ id }) => id));
}

/** One channel of a network by any spelling of its name, or null. */
export async function findChannel(
  db: Db,
  networkId: string,
  name: string,
): Promise<ChannelRow | null> {
  const folded = fold(name, await casemappingIn(db, networkId));
  return db.channel.findUnique({
    where: { networkId_folded: { networkId, folded } },
    ...withoutKey,
  });
}

/** A channel to be joined, with its key in the clear. */
export interface WantedChannel {
  readonly id: string;
  readonly name: string;
  readonly key: string | null;
  /** The key is what the channel should have, whatever it has. */
  readonly keepsKey: boolean;
}

/** For the bot only: what it has to join on connecting. */
export async function wantedChannels(db: Db, networkId: string): Promise<WantedChannel[]> {
  const rows = await db.channel.findMany({
    where: { networkId, autoJoin: true },
    select: { id: true, name: true, keySealed: true, keptModes: true },
    orderBy: { createdAt: "asc" },
  });
  return rows.map(({ id, name, keySealed, keptModes }) => ({
    id,
    name,
    keepsKey: keepsKey(keptModes),
    key: keySealed === null ? null : openSecret("keySealed", id, keySealed),
  }));
}
