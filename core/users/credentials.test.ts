import { expect, test } from "vitest";
import type { Db } from "#core/db/client";
import { hashPassword } from "#core/passwords/passwords";
import {
  ada,
  anEmail,
  aVisit,
  confirmed,
  mailOf,
  proofOf,
  takeMails,
  tokenOf,
} from "#core/testing/accounts";
import { freshDatabase, freshDb, openTracked } from "#core/testing/database";
import { after, HOUR } from "#core/time";
import { findLiveSession, revokeSessions } from "#core/web-sessions/web-sessions";
import { confirmByLink } from "./confirm.ts";
import { deleteOwnAccount } from "./delete-user.ts";
import { askEmailChange } from "./email-change.ts";
import { exportUser } from "./export.ts";
import { changePassword, mailReset, resetPassword } from "./reset.ts";
import { signIn } from "./sign-in.ts";
import { createUser } from "./users.ts";

const { password } = ada;
const other = "louder river stones";
const login = (db: Db, name: string, typed = password) =>
  signIn(db, { login: name, password: typed, remember: false }, aVisit());

test("a reset ends every session, voids login tokens, tells the owner, and works once", async () => {
  const db = await freshDb();
  const id = await confirmed(db);
  const session = await login(db, "ada");
  await liveToken(db, id, new Date());
  await mailReset(db, anEmail("nobody@example.org"), aVisit());
  expect(await takeMails(db)).toEqual([]);
  await mailReset(db, ada.email, aVisit());
  const token = tokenOf((await mailOf(db, "reset")).params.link);

  await resetPassword(db, token, other, aVisit());
  expect(await findLiveSession(db, session.id, new Date())).toBeNull();
  expect(await db.token.count({ where: { state: "live" } })).toBe(0);
  expect((await takeMails(db)).map((mail) => mail.template)).toEqual(["password-changed"]);
  await expect(resetPassword(db, token, "third river stones", aVisit())).rejects.toThrow(
    "cannot be used",
  );
  await expect(login(db, "ada")).rejects.toThrow("is wrong");
  await login(db, "ada", other);
  expect(await db.audit.count({ where: { action: "user.password", actorId: id } })).toBe(1);
});

async function liveToken(db: Db, userId: string, now: Date) {
  await db.network.create({ data: { id: "n1", name: "Lobby", nick: "steward", createdAt: now } });
  const token = { userId, networkId: "n1", kind: "login", origin: "card", createdAt: now };
  await db.token.create({
    data: { ...token, id: "t1", hash: "h", liveKey: "k", expiresAt: after(now, HOUR) },
  });
}

test("a reset, a new password and a deletion each ask the bot to end the IRC sessions", async () => {
  const db = await freshDb();
  const id = await confirmed(db);
  const asked = () =>
    db.job.findMany({ where: { kind: "session.end", input: { equals: { userId: id } } } });
  await mailReset(db, ada.email, aVisit());
  await resetPassword(db, tokenOf((await mailOf(db, "reset")).params.link), other, aVisit());
  expect(await asked()).toHaveLength(1);
  const session = await login(db, "ada", other);
  const change = { current: other, password };
  await changePassword(db, { id, sessionId: session.id }, change, aVisit());
  expect(await asked()).toHaveLength(2);
  await deleteOwnAccount(db, id, password, aVisit());
  expect(await asked()).toHaveLength(3);
});

test("a link for a reset does not confirm, and one that confirms does not reset", async () => {
  const db = await freshDb();
  const id = await confirmed(db);
  await askEmailChange(db, id, { email: anEmail("b@example.org"), current: password }, aVisit());
  const verify = await proofOf(db);
  await mailReset(db, ada.email, aVisit());
  const reset = tokenOf((await mailOf(db, "reset")).params.link);
  await expect(confirmByLink(db, reset, aVisit())).rejects.toThrow("cannot be used");
  await expect(resetPassword(db, verify.token, other, aVisit())).rejects.toThrow("cannot be used");
});

test("changing the password gives this browser a new session and ends the others", async () => {
  const db = await freshDb();
  const id = await confirmed(db);
  const [here, there] = [await login(db, "ada"), await login(db, "ada")];
  const actor = { id, sessionId: here.id };
  await expect(
    changePassword(db, actor, { current: "not it", password: other }, aVisit()),
  ).rejects.toThrow("not your current");
  const renewed = await changePassword(db, actor, { current: password, password: other }, aVisit());
  const alive = async (session: string) =>
    (await findLiveSession(db, session, new Date())) !== null;
  expect(await alive(here.id)).toBe(false);
  expect(await alive(there.id)).toBe(false);
  expect(await alive(renewed.id)).toBe(true);
});

test("a new address counts once it is proved, and the old one is told", async () => {
  const db = await freshDb();
  const id = await confirmed(db);
  const session = await login(db, "ada");
  const email = anEmail("Ada.L@example.net");
  await askEmailChange(db, id, { email, current: password }, aVisit());
  const { token, to } = await proofOf(db);
  expect(to).toBe("Ada.L@example.net");
  await expect(login(db, "ada.l@example.net")).rejects.toThrow("is wrong");
  await confirmByLink(db, token, aVisit());
  expect(await findLiveSession(db, session.id, new Date())).toBeNull();
  expect((await mailOf(db, "mail-changed")).to).toBe("ada@example.org");
  await login(db, "ada.l@example.net");
});

test("moving to somebody else's address tells only its owner", async () => {
  const db = await freshDb();
  const id = await confirmed(db);
  const bob = anEmail("bob@example.org");
  await confirmed(db, { name: "Bob", email: bob, password });
  await askEmailChange(db, id, { email: bob, current: password }, aVisit());
  const mails = (await takeMails(db)).map((mail) => `${mail.template} to ${mail.to}`);
  expect(mails).toEqual(["already-registered to bob@example.org"]);
});

test("an export holds no hash and nobody else", async () => {
  const db = await freshDb();
  const id = await confirmed(db);
  await confirmed(db, { name: "Bob", email: anEmail("bob@example.org"), password });
  await login(db, "ada");
  const text = JSON.stringify(await exportUser(db, id));
  expect(text).toContain("ada@example.org");
  expect(text).not.toMatch(/argon2|bob/i);
});

test("the last superuser stays, even when two leave at once", async () => {
  const url = await freshDatabase();
  const [db, db2] = [openTracked(url), openTracked(url)];
  const passwordHash = await hashPassword(password);
  const make = (name: string) =>
    createUser(
      db,
      {
        name,
        email: anEmail(`${name}@example.org`),
        passwordHash,
        emailVerified: true,
        level: "superuser",
      },
      new Date(),
    );
  const [one, two] = [await make("first"), await make("second")];
  const answers = await Promise.allSettled([
    deleteOwnAccount(db, one, password, aVisit()),
    deleteOwnAccount(db2, two, password, aVisit()),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await db.user.count({ where: { level: 5 } })).toBe(1);
});

test("a session that ended while its request waited changes no password, and a new one says how it was proven", async () => {
  const db = await freshDb();
  const id = await confirmed(db);
  const thief = await login(db, "ada");
  await revokeSessions(db, id, new Date());
  const asking = changePassword(
    db,
    { id, sessionId: thief.id },
    { current: password, password: other },
    aVisit(),
  );
  await expect(asking).rejects.toMatchObject({ code: "unauthenticated" });
  const session = await login(db, "ada");
  await db.webSession.update({ where: { id: session.id }, data: { method: "totp" } });
  const change = { current: password, password: other };
  const next = await changePassword(db, { id, sessionId: session.id }, change, aVisit());
  expect(await findLiveSession(db, next.id, new Date())).toMatchObject({ method: "totp" });
});
