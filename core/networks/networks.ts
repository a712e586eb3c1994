import { createHash } from "node:crypto";
import { type Db, inTransaction, type Prisma, type Tx } from "#core/db/client";
import { AppError } from "#core/errors";
import { newId } from "#core/secrets";
import { saidBy } from "#core/words/complaint";
import { type NetworkDraft, type NetworkInput, networkInput } from "./schema.ts";
import { sealSecret } from "./secrets.ts";

const withServers = {
  include: { servers: { orderBy: { position: "asc" } } },
  omit: { passwordSealed: true, saslSealed: true, clientCertSealed: true },
} as const satisfies Prisma.NetworkDefaultArgs;

type NetworkRow = Prisma.NetworkGetPayload<typeof withServers>;

/** A network as pages see it: everything but its secrets, of which only the existence is told. */
export type NetworkView = Omit<NetworkRow, "altNicks"> & {
  readonly altNicks: readonly string[];
  readonly hasPassword: boolean;
  readonly hasSaslPassword: boolean;
  readonly hasClientCert: boolean;
  /** Another text whenever one of the secrets is another; tells nothing about them. */
  readonly secretsMark: string;
};

type SecretColumns = Pick<
  Prisma.NetworkUncheckedCreateInput,
  "passwordSealed" | "saslSealed" | "clientCertSealed"
>;

/** The columns to write for secrets: absent keeps, null removes, text is sealed. */
function secretColumns(id: string, input: NetworkInput): SecretColumns {
  const sealed = (column: keyof SecretColumns, value: string | null | undefined) =>
    value === undefined ? {} : { [column]: value === null ? null : sealSecret(column, id, value) };
  return {
    ...sealed("passwordSealed", input.password),
    ...sealed("saslSealed", input.saslPassword),
    ...sealed("clientCertSealed", input.clientCert),
  };
}

/** The row's own columns, named one by one so that nothing comes along by accident. */
function plainColumns(input: NetworkInput) {
  return {
    name: input.name,
    kind: input.kind,
    nick: input.nick,
    altNicks: input.altNicks.join(" "),
    username: input.username,
    realname: input.realname,
    bindAddress: input.bindAddress,
    proxyUrl: input.proxyUrl,
    saslMechanism: input.saslMechanism,
    saslAccount: input.saslAccount,
    saslPolicy: input.saslPolicy,
    servicesMask: input.servicesMask,
    servicesRegain: input.servicesRegain,
    tlsVerify: input.tlsVerify,
    tlsFingerprint: input.tlsFingerprint,
    floodPreset: input.floodPreset,
    commandPrefix: input.commandPrefix,
    desired: input.desired,
    maxBackOffMs: input.maxBackOffMs,
    registrationMs: input.registrationMs,
  };
}

/** Checks a draft. Throws AppError invalid with what is wrong first. */
export function readInput(draft: NetworkDraft): NetworkInput {
  const result = networkInput.safeParse(draft);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new AppError("invalid", issue ? saidBy(issue) : { key: "networks.unusable" }, {
    cause: result.error,
  });
}

/** Replaces a network's servers, in their order. */
export async function writeServers(
  tx: Tx,
  networkId: string,
  servers: NetworkInput["servers"],
): Promise<void> {
  await tx.networkServer.deleteMany({ where: { networkId } });
  await tx.networkServer.createMany({
    data: servers.map((server, position) => ({
      id: newId(),
      networkId,
      position,
      ...server,
    })),
  });
}

/** Names tell networks apart on every page, so two may not share one. */
async function refuseTakenName(tx: Tx, id: string, name: string): Promise<void> {
  const others = await tx.network.findMany({ where: { id: { not: id } }, select: { name: true } });
  if (others.some((other) => other.name.toLowerCase() === name.toLowerCase())) {
    throw new AppError("conflict", { key: "networks.taken", name });
  }
}

/** Adds a network and gives its id. Throws `invalid` for a bad draft, `conflict` when the name is taken. */
export function addNetwork(db: Db, draft: NetworkDraft, now: Date): Promise<string> {
  return inTransaction(db, (tx) => insertNetwork(tx, draft, now));
}

/** As {@link addNetwork}, inside a transaction that has more to do. */
export async function insertNetwork(tx: Tx, draft: NetworkDraft, now: Date): Promise<string> {
  const input = readInput(draft);
  const id = newId();
  await tx.network.create({
    data: { id, createdAt: now, ...plainColumns(input), ...secretColumns(id, input) },
  });
  await refuseTakenName(tx, id, input.name);
  await writeServers(tx, id, input.servers);
  return id;
}

/** Replaces a network's settings; secrets that are absent stay. People go through `changeNetwork`. Throws as {@link addNetwork}, and `not_found`. */
export async function writeNetwork(tx: Tx, id: string, draft: NetworkDraft): Promise<void> {
  const input = readInput(draft);
  const { count } = await tx.network.updateMany({
    where: { id },
    data: { ...plainColumns(input), ...secretColumns(id, input) },
  });
  if (count !== 1) throw noSuchNetwork();
  await refuseTakenName(tx, id, input.name);
  await writeServers(tx, id, input.servers);
}

async function viewsOf(db: Db | Tx, where: Prisma.NetworkWhereInput): Promise<NetworkView[]> {
  const rows = await db.network.findMany({ where, ...withServers, orderBy: { createdAt: "asc" } });
  const secrets = await db.network.findMany({
    where: { id: { in: rows.map(({ id }) => id) } },
    select: { id: true, passwordSealed: true, saslSealed: true, clientCertSealed: true },
  });
  const marks = new Map(secrets.map((row) => [row.id, marksOf(row)]));
  return rows.map((row) => ({
    ...row,
    altNicks: row.altNicks.split(" ").filter(Boolean),
    ...(marks.get(row.id) ?? marksOf({})),
  }));
}

const marksOf = ({ passwordSealed, saslSealed, clientCertSealed }: SecretColumns) => ({
  hasPassword: Boolean(passwordSealed),
  hasSaslPassword: Boolean(saslSealed),
  hasClientCert: Boolean(clientCertSealed),
  secretsMark: createHash("sha256")
    .update(JSON.stringify([passwordSealed, saslSealed, clientCertSealed]))
    .digest("base64url"),
});

/** All networks, oldest first. */
export function listNetworks(db: Db): Promise<NetworkView[]> {
  return viewsOf(db, {});
}

/** One network, or null. */
export async function findNetwork(db: Db | Tx, id: string): Promise<NetworkView | null> {
  const [view] = await viewsOf(db, { id });
  return view ?? null;
}

/** One network. Throws `not_found`. */
export async function getNetwork(db: Db | Tx, id: string): Promise<NetworkView> {
  const view = await findNetwork(db, id);
  if (!view) throw noSuchNetwork();
  return view;
}

export function noSuchNetwork(): AppError {
  return new AppError("not_found", { key: "networks.missing" });
}

/** Translates the driver's complaint about a row of a network that is gone. */
export function isMissingParent(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "P2003";
}
