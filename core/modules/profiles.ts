/** Authorization profiles: how a module wants people to prove themselves, beyond their level. */
import { z } from "zod";
import { recordAudit } from "#core/audit/audit";
import { type Db, inTransaction, isDuplicate, type Tx } from "#core/db/client";
import { AppError } from "#core/errors";
import { hashPassword, PASSWORD_LENGTH, verifyPassword } from "#core/passwords/passwords";
import { newId } from "#core/secrets";
import type { Changer } from "#core/settings/settings";
import { say } from "#core/words/told";
import { type ProfileStyle, profileStyle } from "./policy.ts";
import { touchRegistry } from "./rows.ts";

const profileName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/, say({ key: "profiles.name" }));
const who = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[^\s\p{Cc}]+$/u, say({ key: "profiles.who" }));
const password = z
  .string()
  .min(PASSWORD_LENGTH.least, say({ key: "profiles.passwordLeast", least: PASSWORD_LENGTH.least }))
  .max(PASSWORD_LENGTH.most, say({ key: "profiles.passwordMost", most: PASSWORD_LENGTH.most }));

/** One change of a profile. */
export const profileEdit = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("add"), name: profileName, style: profileStyle }),
  z.strictObject({ kind: z.literal("remove"), name: profileName }),
  /** The one password of a profile of the style "password". */
  z.strictObject({ kind: z.literal("password"), name: profileName, password }),
  /** An account, or a user or nick with a password. Asked again, it replaces the password. */
  z.strictObject({
    kind: z.literal("grant"),
    name: profileName,
    who,
    password: password.nullable(),
  }),
  z.strictObject({ kind: z.literal("revoke"), name: profileName, who }),
]);
export type ProfileEdit = z.output<typeof profileEdit>;

const foldWho = (name: string) => name.normalize("NFC").toLowerCase();

/**
 * Carries out one change; false when it was so already. Audited, without passwords. Throws AppError: not_found, conflict,
 * invalid when the change does not go with the profile's style. The level is the caller's to check.
 */
export async function editProfile(
  db: Db,
  edit: ProfileEdit,
  by: Changer,
  now: Date,
): Promise<boolean> {
  const given = "password" in edit ? edit.password : null;
  // Hashing takes a while: before the transaction, not within it.
  const hash = given === null ? null : await hashPassword(given);
  return inTransaction(db, async (tx) => {
    await touchRegistry(tx, now);
    const id = await change(tx, edit, hash, now);
    if (id === null) return false;
    await recordAudit(tx, {
      ...by,
      at: now,
      action: `profile.${edit.kind}`,
      target: { type: "profile", id, name: edit.name },
      after: {
        ...("style" in edit ? { style: edit.style } : {}),
        ...("who" in edit ? { who: edit.who } : {}),
      },
    });
    return true;
  });
}

async function change(
  tx: Tx,
  edit: ProfileEdit,
  hash: string | null,
  now: Date,
): Promise<string | null> {
  if (edit.kind === "add") return addProfile(tx, edit.name, edit.style, now);
  const profile = await getProfile(tx, edit.name);
  switch (edit.kind) {
    case "remove":
      // Modules that name it stay guarded: nobody can prove themselves to what is gone.
      await tx.authProfile.delete({ where: { id: profile.id } });
      return profile.id;
    case "password":
      if (profile.style !== "password")
        throw new AppError("invalid", {
          key: "profiles.noOwnPassword",
          ...{ name: edit.name, style: selectable(profile.style) },
        });
      await tx.authProfile.update({ where: { id: profile.id }, data: { passwordHash: hash } });
      return profile.id;
    case "grant":
      return grant(tx, profile, edit.who, hash, now);
    case "revoke": {
      const { count } = await tx.authCredential.deleteMany({
        where: { profileId: profile.id, nameFolded: foldWho(edit.who) },
      });
      return count > 0 ? profile.id : null;
    }
  }
}

async function addProfile(tx: Tx, name: string, style: ProfileStyle, now: Date): Promise<string> {
  const id = newId();
  try {
    await tx.authProfile.create({ data: { id, name, style, createdAt: now } });
  } catch (cause) {
    if (isDuplicate(cause))
      throw new AppError("conflict", { key: "profiles.there", name }, { cause });
    throw cause;
  }
  return id;
}

async function grant(
  tx: Tx,
  profile: { id: string; name: string; style: string },
  name: string,
  passwordHash: string | null,
  now: Date,
): Promise<string | null> {
  const { id: profileId, style } = profile;
  const takesPassword = style === "user-password" || style === "nick-password";
  if (style === "password" || takesPassword !== (passwordHash !== null))
    throw new AppError("invalid", {
      key: "profiles.unfit",
      name: profile.name,
      style: selectable(style),
    });
  const nameFolded = foldWho(name);
  const known = await tx.authCredential.findUnique({
    where: { profileId_nameFolded: { profileId, nameFolded } },
  });
  if (known && passwordHash === null) return null;
  await tx.authCredential.upsert({
    where: { profileId_nameFolded: { profileId, nameFolded } },
    create: { id: newId(), profileId, name, nameFolded, passwordHash, createdAt: now },
    update: { name, passwordHash },
  });
  return profileId;
}

/** As messages select by it. */
const selectable = (style: string) => style.replace("-", "_");

async function getProfile(db: Db | Tx, name: string) {
  const profile = await db.authProfile.findUnique({ where: { name } });
  if (!profile) throw new AppError("not_found", { key: "profiles.missing", name });
  return profile;
}

export interface ShownProfile {
  readonly name: string;
  readonly style: string;
  /** Accounts, users or nicks; none for the style "password". */
  readonly names: readonly string[];
  /** Modules that ask for it. */
  readonly modules: readonly string[];
}

/** Every profile by name, without secrets. */
export async function listProfiles(db: Db): Promise<ShownProfile[]> {
  const rows = await db.authProfile.findMany({
    orderBy: { name: "asc" },
    include: { credentials: { orderBy: { nameFolded: "asc" }, select: { name: true } } },
  });
  const used = await db.module.findMany({ where: { authProfileId: { not: null } } });
  return rows.map(({ id, name, style, credentials }) => ({
    ...{ name, style },
    names: credentials.map((credential) => credential.name),
    modules: [
      ...new Set(used.filter((row) => row.authProfileId === id).map((row) => row.name)),
    ].sort(),
  }));
}

/** What somebody presents. */
export interface Presented {
  readonly profile: string;
  /** The user name or nick they claim; not used by the style "password". */
  readonly name: string;
  readonly password: string;
}

/**
 * Does the credential belong to a profile of one of the three styles with passwords? It takes as long when profile or name do
 * not exist. Throws AppError unavailable when too many are at it.
 */
export async function checkPresented(
  db: Db,
  presented: Presented,
  isSameName: (one: string, other: string) => boolean,
): Promise<boolean> {
  const profile = await db.authProfile.findUnique({
    where: { name: presented.profile },
    include: { credentials: true },
  });
  const known = profile?.credentials.find(({ name }) => isSameName(name, presented.name));
  const stored = profile?.style === "password" ? profile.passwordHash : known?.passwordHash;
  const isRight = await verifyPassword(stored ?? null, presented.password);
  return isRight && profile?.style !== "account";
}

/** A profile's style and, for the style "account", the accounts it takes; null when there is none of that name. */
export async function findProfile(db: Db, name: string) {
  const profile = await db.authProfile.findUnique({
    where: { name },
    include: { credentials: { select: { name: true } } },
  });
  const style = profileStyle.safeParse(profile?.style);
  if (!profile || !style.success) return null;
  return {
    id: profile.id,
    style: style.data,
    accounts: style.data === "account" ? profile.credentials.map((each) => each.name) : [],
  };
}
