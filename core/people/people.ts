/** The people with an account, as staff see them. */
import type { Db, Prisma } from "#core/db/client";
import { type Cursor, type KeysetPage, keysetPage } from "#core/db/keyset";
import { type Level, levelOf, levelValue } from "#core/levels";
import { foldName } from "#core/users/names";

export const USER_STATES = ["active", "pending", "disabled"] as const;
export type UserState = (typeof USER_STATES)[number];

export interface PeopleFilter {
  /** Part of a name, display name, mail address or linked nick. */
  readonly search: string;
  readonly level: Level | null;
  readonly state: UserState | null;
}

const PAGE_SIZE = 50;

const listed = {
  id: true,
  name: true,
  displayName: true,
  level: true,
  state: true,
  emailVerifiedAt: true,
  createdAt: true,
  lastSignInAt: true,
  lastIrcAt: true,
  identities: { select: { value: true, kind: true }, orderBy: { lastUseAt: "desc" }, take: 3 },
  ircSessions: { where: { endedAt: null }, select: { nick: true }, take: 3 },
  secondFactor: { select: { confirmedAt: true } },
} as const satisfies Prisma.UserSelect;

export type ListedPerson = Omit<Prisma.UserGetPayload<{ select: typeof listed }>, "level"> & {
  readonly level: Level;
};

/** One page of people, by name. */
export function listPeople(
  db: Db,
  filter: PeopleFilter,
  cursor: Cursor | null,
): Promise<KeysetPage<ListedPerson>> {
  const order = cursor?.back ? "desc" : "asc";
  const beyond = cursor && { nameFolded: { [cursor.back ? "lt" : "gt"]: cursor.key } };
  return keysetPage({
    cursor,
    size: PAGE_SIZE,
    keyOf: ({ name }) => foldName(name),
    async find(take) {
      const rows = await db.user.findMany({
        where: { AND: [whereOf(filter), beyond ?? {}] },
        select: listed,
        orderBy: { nameFolded: order },
        take,
      });
      return rows.map((row) => ({ ...row, level: levelOf(row.level) }));
    },
  });
}

function whereOf({ search, level, state }: PeopleFilter): Prisma.UserWhereInput {
  const part = search.trim().toLowerCase();
  return {
    ...(level === null ? {} : { level: levelValue(level) }),
    ...(state === null ? {} : { state }),
    ...(part === ""
      ? {}
      : {
          OR: [
            { nameFolded: { contains: part } },
            { emailFolded: { contains: part } },
            { displayName: { contains: search.trim() } },
            { identities: { some: { folded: { contains: part } } } },
          ],
        }),
  };
}

const detailed = {
  id: true,
  name: true,
  displayName: true,
  about: true,
  email: true,
  emailVerifiedAt: true,
  level: true,
  state: true,
  timeZone: true,
  languages: true,
  website: true,
  createdAt: true,
  lastSignInAt: true,
  lastIrcAt: true,
  secondFactor: { select: { confirmedAt: true } },
  identities: {
    select: {
      id: true,
      kind: true,
      value: true,
      provenAt: true,
      lastUseAt: true,
      network: { select: { name: true } },
    },
    orderBy: { lastUseAt: "desc" },
  },
  ircSessions: {
    where: { endedAt: null },
    select: {
      id: true,
      nick: true,
      userHost: true,
      account: true,
      method: true,
      startedAt: true,
      network: { select: { name: true } },
    },
    orderBy: { startedAt: "desc" },
  },
  channelLevels: {
    select: {
      level: true,
      channel: { select: { id: true, name: true, network: { select: { name: true } } } },
    },
    orderBy: [{ channel: { network: { name: "asc" } } }, { channel: { folded: "asc" } }],
  },
} as const satisfies Prisma.UserSelect;

export type Person = Omit<Prisma.UserGetPayload<{ select: typeof detailed }>, "level"> & {
  readonly level: Level;
  /** Signed-in browsers. */
  readonly webSessions: number;
};

/** Everything staff see of one person, or null. No secret is among it. */
export async function findPerson(db: Db, id: string, now: Date): Promise<Person | null> {
  const row = await db.user.findUnique({ where: { id }, select: detailed });
  if (!row) return null;
  const webSessions = await db.webSession.count({
    where: { userId: id, revokedAt: null, expiresAt: { gt: now } },
  });
  return { ...row, level: levelOf(row.level), webSessions };
}

/** The latest that was done to or by somebody, newest first. */
export function auditOf(db: Db, userId: string, limit = 20) {
  return db.audit.findMany({
    where: { OR: [{ actorId: userId }, { targetType: "user", targetId: userId }] },
    orderBy: { id: "desc" },
    take: limit,
  });
}
