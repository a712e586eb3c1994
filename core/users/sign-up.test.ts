import { expect, test } from "vitest";
import { liveConfirmation } from "#core/confirmations/confirmations";
import { inTransaction } from "#core/db/client";
import {
  ada,
  anEmail,
  aVisit,
  confirmed,
  proofOf,
  takeMails,
  tokenOf,
} from "#core/testing/accounts";
import { freshDatabase, freshDb, openTracked } from "#core/testing/database";
import { after, HOUR, MINUTE } from "#core/time";
import { confirmByCode, confirmByLink } from "./confirm.ts";
import { forgetUnproved } from "./housekeeping.ts";
import { createInvite, inviteStanding, openInvite } from "./invites.ts";
import { signIn } from "./sign-in.ts";
import { resendProof, signUp } from "./sign-up.ts";

const { password } = ada;
const at = (now: Date) => aVisit({ now });

test("a link confirms an address once", async () => {
  const db = await freshDb();
  const id = await signUp(db, ada, aVisit());
  const { token } = await proofOf(db);

  const answers = await Promise.allSettled([
    confirmByLink(db, token, aVisit()),
    confirmByLink(db, token, aVisit()),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(confirmByLink(db, token, aVisit())).rejects.toThrow("cannot be used");
  const user = await db.user.findUniqueOrThrow({ where: { id } });
  expect(user.emailFolded).toBe("ada@example.org");
  const kinds = (await db.event.findMany({ orderBy: { id: "asc" } })).map((event) => event.kind);
  expect(kinds).toEqual(["user.signup", "user.verified"]);
});

test("a code allows five tries, however many come at once", async () => {
  const db = await freshDb();
  const id = await signUp(db, ada, aVisit());
  const { code } = await proofOf(db);
  const owner = { userId: id, purpose: "verify" as const };
  const wrong = code === "000000" ? "000001" : "000000";

  const tries = await Promise.allSettled(
    Array.from({ length: 12 }, () => confirmByCode(db, owner, wrong, aVisit())),
  );
  expect(tries.every((answer) => answer.status === "rejected")).toBe(true);
  await expect(confirmByCode(db, owner, code, aVisit())).rejects.toThrow("Ask for a new mail");
  expect((await db.confirmation.findFirstOrThrow()).codeTries).toBe(5);

  await resendProof(db, id, aVisit());
  const next = await proofOf(db);
  await confirmByCode(db, owner, next.code, aVisit());
});

test("asking again ends the earlier link, and time ends the later", async () => {
  const db = await freshDb();
  const start = new Date();
  const id = await signUp(db, ada, at(start));
  const first = await proofOf(db);
  await resendProof(db, id, at(start));
  const second = await proofOf(db);
  await expect(confirmByLink(db, first.token, at(start))).rejects.toThrow("cannot be used");
  const late = at(after(start, 60 * MINUTE));
  await expect(confirmByLink(db, second.token, late)).rejects.toThrow("cannot be used");
  expect(await liveConfirmation(db, id, "verify", late.now)).toBeNull();
});

test("two who ask again at the same moment leave one live proof", async () => {
  const url = await freshDatabase();
  const [db, other] = [openTracked(url), openTracked(url)];
  const id = await signUp(db, ada, aVisit());
  await Promise.all([resendProof(db, id, aVisit()), resendProof(other, id, aVisit())]);
  expect(await db.confirmation.count({ where: { liveKey: { not: null } } })).toBe(1);
});

test("a known and a new address leave the same traces but for the mail", async () => {
  const db = await freshDb();
  await confirmed(db);
  const traces = async (name: string, address: string) => {
    const id = await signUp(db, { name, email: anEmail(address), password }, aVisit());
    const { emailFolded, ...user } = await db.user.findUniqueOrThrow({
      where: { id },
      select: { state: true, level: true, emailVerifiedAt: true, emailFolded: true },
    });
    const proof = await liveConfirmation(db, id, "verify", new Date());
    const session = await signIn(db, { login: name, password, remember: false }, aVisit());
    const again = signUp(db, { name, email: anEmail("x@example.net"), password }, aVisit());
    await expect(again).rejects.toThrow("taken");
    await resendProof(db, id, aVisit());
    const mails = await takeMails(db);
    return {
      traces: [user, emailFolded === `unproven:${id}`, proof?.triesLeft, session.userId === id],
      mails: mails.map((mail) => `${mail.template} to ${mail.to}`),
    };
  };
  const known = await traces("eve1", "ADA@example.org");
  const fresh = await traces("eve2", "new@example.org");
  expect(known.traces).toEqual(fresh.traces);
  expect(known.mails).toEqual(Array(2).fill("already-registered to ADA@example.org"));
  expect(fresh.mails).toEqual(Array(2).fill("verify to new@example.org"));
});

test("of two accounts that wait for one address, the first to prove it gets it", async () => {
  const url = await freshDatabase();
  const [db, other] = [openTracked(url), openTracked(url)];
  const visit = aVisit();
  await Promise.all([signUp(db, ada, visit), signUp(other, { ...ada, name: "Eve" }, visit)]);
  const mails = await takeMails(db);
  const [one = "", two = ""] = mails.flatMap((mail) =>
    mail.template === "verify" ? tokenOf(mail.params.link) : [],
  );
  const answers = await Promise.allSettled([
    confirmByLink(db, one, visit),
    confirmByLink(other, two, visit),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await db.user.count({ where: { emailFolded: "ada@example.org" } })).toBe(1);
});

test("a name is given once, however it is cased and however fast it is asked for", async () => {
  const url = await freshDatabase();
  const [db, other] = [openTracked(url), openTracked(url)];
  const answers = await Promise.allSettled([
    signUp(db, ada, aVisit()),
    signUp(other, { ...ada, name: "ADA", email: anEmail("b@example.org") }, aVisit()),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("mails to one address run out after three, whoever asks", async () => {
  const db = await freshDb();
  const { limits } = aVisit();
  const ask = (i: number) =>
    signUp(db, { ...ada, name: `ada${i}` }, aVisit({ limits, ip: `203.0.${i}.1` }));
  for (let i = 1; i <= 3; i++) await ask(i);
  await expect(ask(4)).rejects.toMatchObject({ code: "rate_limited" });
});

test.each(["closed", "invite"] as const)("%s: nobody signs up just so", async (signupMode) => {
  const db = await freshDb();
  const visit = aVisit({ site: { ...aVisit().site, signupMode } });
  await expect(signUp(db, ada, visit)).rejects.toMatchObject({ code: "forbidden" });
  expect(await db.user.count()).toBe(0);
});

test("an invite lets one person in", async () => {
  const db = await freshDb();
  const visit = aVisit({ site: { ...aVisit().site, signupMode: "invite" } });
  const { token: invite } = await inTransaction(db, (tx) => createInvite(tx, {}, visit.now));
  const answers = await Promise.allSettled([
    signUp(db, { ...ada, invite }, visit),
    signUp(db, { ...ada, name: "Bob", email: anEmail("b@example.org"), invite }, visit),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await db.user.count()).toBe(1);
});

test("an invite for one address lets nobody else in", async () => {
  const db = await freshDb();
  const visit = aVisit({ site: { ...aVisit().site, signupMode: "invite" } });
  const email = anEmail("bob@example.org");
  const { token: invite } = await inTransaction(db, (tx) =>
    createInvite(tx, { email: email.folded }, visit.now),
  );
  await expect(signUp(db, { ...ada, invite }, visit)).rejects.toThrow("another e-mail address");
  await signUp(db, { ...ada, email, invite }, visit);
  expect(await db.user.count()).toBe(1);
});

test("an invite made for a nick leaves a claim to it, in every mode, and a dead one leaves none", async () => {
  const db = await freshDb();
  const now = new Date();
  await db.network.create({ data: { id: "n1", name: "Lobby", nick: "steward", createdAt: now } });
  const note = JSON.stringify({ networkId: "n1", nick: "Ines", invitedBy: "ada" });
  const make = () => inTransaction(db, (tx) => createInvite(tx, { note }, now));
  const [first, second] = [(await make()).token, (await make()).token];
  const id = await signUp(db, { ...ada, invite: first }, aVisit());
  expect(await db.identityClaim.findMany({ where: { userId: id } })).toMatchObject([
    { networkId: "n1", kind: "nick", value: "Ines" },
  ]);
  const bob = { name: "Bob", email: anEmail("bob@example.org"), password };
  const late = aVisit({ now: after(now, 8 * 24 * HOUR) });
  const other = await signUp(db, { ...bob, invite: second }, late);
  expect(await db.identityClaim.count({ where: { userId: other } })).toBe(0);
});

test("opening a short invite gives a day, once", async () => {
  const db = await freshDb();
  const now = new Date();
  const { token } = await inTransaction(db, (tx) =>
    createInvite(tx, { lifetimeMs: 10 * MINUTE }, now),
  );
  expect(await openInvite(db, token, after(now, 11 * MINUTE))).toBe(false);
  expect(await openInvite(db, token, after(now, 9 * MINUTE))).toBe(true);
  expect(await openInvite(db, token, after(now, 20 * HOUR))).toBe(true);
  const late = after(now, 24 * HOUR + 10 * MINUTE);
  expect((await inviteStanding(db, token, late))?.standing).toBe("expired");
});

test("under approval the right password explains the waiting, a wrong one does not", async () => {
  const db = await freshDb();
  const visit = aVisit({ site: { ...aVisit().site, signupMode: "approval" } });
  await signUp(db, ada, visit);
  const login = (typed: string) =>
    signIn(db, { login: "ada", password: typed, remember: false }, visit);
  await expect(login(password)).rejects.toThrow("waits for approval");
  await expect(login("wrong one")).rejects.toThrow("is wrong");
});

test("an account that proves nothing is gone after two days, a proved one stays", async () => {
  const db = await freshDb();
  const start = new Date();
  await confirmed(db);
  await signUp(db, { name: "Eve", email: anEmail("eve@example.org"), password }, at(start));
  expect(await forgetUnproved(db, after(start, 47 * HOUR))).toBe(0);
  expect(await forgetUnproved(db, after(start, 49 * HOUR))).toBe(1);
  expect(await db.user.findMany({ select: { name: true } })).toEqual([{ name: "Ada" }]);
});
