import { type Db, isDuplicate, type Prisma, type Tx } from "#core/db/client";
import { AppError } from "#core/errors";
import { type Level, levelValue } from "#core/levels";
import { newId } from "#core/secrets";
import { type Email, foldName, readEmail } from "./names.ts";

/** pending waits for approval; only active accounts can sign in, on the web and on IRC. */
export type UserState = "active" | "pending" | "disabled";

export interface NewUser {
  readonly name: string;
  readonly email: Email;
  readonly passwordHash: string;
  /** Has somebody proved that the address is theirs? The first superuser of a new installation counts as proven. */
  readonly emailVerified: boolean;
  readonly level?: Level;
  readonly state?: UserState;
}

/**
 * An address that nobody proved claims nothing: its column holds this instead, so two accounts may wait for the same
 * address and only the proof, guarded by the unique column, decides. That way signing up tells nothing about who is here.
 */
export function unprovenEmail(userId: string): string {
  return `unproven:${userId}`;
}

/** Adds an account and gives its id. Throws AppError conflict when the name, or a proven address, is taken. */
export async function createUser(tx: Db | Tx, user: NewUser, now: Date): Promise<string> {
  const id = newId();
  try {
    await tx.user.create({
      data: {
        id,
        name: user.name,
        nameFolded: foldName(user.name),
        email: user.email.address,
        emailFolded: user.emailVerified ? user.email.folded : unprovenEmail(id),
        emailVerifiedAt: user.emailVerified ? now : null,
        passwordHash: user.passwordHash,
        level: levelValue(user.level ?? "user"),
        state: user.state ?? "active",
        timeZone: "",
        createdAt: now,
      },
    });
  } catch (error) {
    if (isDuplicate(error)) throw new AppError("conflict", { key: "users.nameTaken" });
    throw error;
  }
  return id;
}

/** What is needed to judge a password or send mail. Never leaves the server. */
const credentials = {
  id: true,
  name: true,
  email: true,
  emailVerifiedAt: true,
  passwordHash: true,
  level: true,
  state: true,
} as const;
export type Credentials = Prisma.UserGetPayload<{ select: typeof credentials }>;

/** Finds an account by what somebody typed to sign in: a user name, or a proven address. */
export async function findByLogin(db: Db | Tx, login: string): Promise<Credentials | null> {
  if (!login.includes("@"))
    return db.user.findUnique({ where: { nameFolded: foldName(login) }, select: credentials });
  const email = readEmail(login);
  return email && findByEmail(db, email);
}

/** The account that proved an address is its own. */
export async function findByEmail(db: Db | Tx, email: Email): Promise<Credentials | null> {
  return db.user.findUnique({ where: { emailFolded: email.folded }, select: credentials });
}

export async function findCredentials(db: Db | Tx, id: string): Promise<Credentials | null> {
  return db.user.findUnique({ where: { id }, select: credentials });
}

/** Is the name free? Only to say so early; the unique column has the last word. */
export async function isNameFree(db: Db, name: string): Promise<boolean> {
  return (await db.user.count({ where: { nameFolded: foldName(name) } })) === 0;
}
