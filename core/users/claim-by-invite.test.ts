import { expect, test } from "vitest";
import { inTransaction } from "#core/db/client";
import { freshDb } from "#core/testing/database";
import { userRow } from "#core/testing/people";
import { claimByInvite, createInvite, inviteStanding } from "./invites.ts";

const now = new Date("2026-05-03T12:00:00Z");
const wren = { id: "wren", name: "wren", ip: "192.0.2.1" };

async function prepared(note: string) {
  const db = await freshDb();
  await db.user.create({ data: userRow("wren", {}) });
  await db.network.create({ data: { id: "net", name: "Net", nick: "bot", createdAt: now } });
  const { token } = await inTransaction(db, (tx) => createInvite(tx, { note }, now));
  return { db, token };
}

test("somebody with an account who is met gets a claim to the nick, once, and the invite is used up", async () => {
  const note = JSON.stringify({ networkId: "net", nick: "wrenn", invitedBy: "wade" });
  const { db, token } = await prepared(note);
  expect(await claimByInvite(db, wren, token, now)).toBe("net");
  const claim = { userId: "wren", networkId: "net", kind: "nick", value: "wrenn" };
  expect(await db.identityClaim.findMany()).toMatchObject([claim]);
  expect(await db.identity.count()).toBe(0);
  expect(await inviteStanding(db, token, now)).toMatchObject({ standing: "used" });
  await expect(claimByInvite(db, wren, token, now)).rejects.toMatchObject({ code: "not_found" });
  expect(await db.audit.findMany()).toMatchObject([
    { action: "invite.use", actorName: "wren", targetName: "wrenn" },
  ]);

  const again = await inTransaction(db, (tx) => createInvite(tx, { note }, now));
  expect(await claimByInvite(db, wren, again.token, now)).toBe("net");
  expect(await db.identityClaim.count()).toBe(1);
});

test("an invite to make an account stays for whoever has none", async () => {
  const { db, token } = await prepared(JSON.stringify({ invitedBy: "grace" }));
  await expect(claimByInvite(db, wren, token, now)).rejects.toMatchObject({ code: "not_found" });
  expect(await inviteStanding(db, token, now)).toMatchObject({ standing: "live" });
});
