import { expect, test } from "vitest";
import { inTransaction } from "#core/db/client";
import { freshDb } from "#core/testing/database";
import { after, DAY, MINUTE } from "#core/time";
import { createInvite, inviteByHand, inviteStanding, openInvite } from "./invites.ts";
import { readEmail } from "./names.ts";
import { listOpenInvites, revokeInvite } from "./open-invites.ts";

const now = new Date("2026-05-03T12:00:00Z");
const site = { name: "Steward", url: "https://bot.example.org" };
const host = { id: "host", name: "grace", ip: "192.0.2.1" };
const changer = { ...host, via: "web" } as const;
const tokenIn = (link: string) => link.slice(link.lastIndexOf("/") + 1);

test("whoever may invite sees for whom, by whom and until when, and nothing of the link", async () => {
  const db = await freshDb();
  const byMail = await inviteByHand(db, host, readEmail("ann@example.org"), site, now);
  const met = await inTransaction(db, (tx) =>
    createInvite(
      tx,
      { note: JSON.stringify({ networkId: "n", nick: "bob" }), lifetimeMs: 10 * MINUTE },
      after(now, MINUTE),
    ),
  );
  const seen = await listOpenInvites(db, after(now, 2 * MINUTE));
  expect(seen).toMatchObject([
    { email: "", invitedBy: "", nick: "bob", isOpened: false },
    { email: "ann@example.org", invitedBy: "grace", nick: "", expiresAt: byMail.expiresAt },
  ]);
  expect(JSON.stringify(seen)).not.toContain("stwi_");
  await openInvite(db, met.token, after(now, 3 * MINUTE));
  expect((await listOpenInvites(db, after(now, 3 * MINUTE)))[0]?.isOpened).toBe(true);
  expect(await listOpenInvites(db, after(now, 8 * DAY))).toEqual([]);
});

test("a revoked invite lets nobody in, is told to its follower, and is revoked once", async () => {
  const db = await freshDb();
  const { link } = await inviteByHand(db, host, null, site, now);
  const [open] = await listOpenInvites(db, now);
  await revokeInvite(db, changer, open?.id ?? "", now);
  expect(await inviteStanding(db, tokenIn(link), now)).toMatchObject({ standing: "replaced" });
  expect(await openInvite(db, tokenIn(link), now)).toBe(false);
  expect(await listOpenInvites(db, now)).toEqual([]);
  await expect(revokeInvite(db, changer, open?.id ?? "", now)).rejects.toMatchObject({
    code: "not_found",
  });
  const audit = await db.audit.findMany({ where: { action: "invite.revoke" } });
  expect(audit).toMatchObject([{ actorName: "grace", targetId: open?.id }]);
});

test("other proofs cannot be revoked by their number", async () => {
  const db = await freshDb();
  await db.confirmation.create({
    data: {
      id: "reset",
      purpose: "reset",
      emailFolded: "ann@example.org",
      tokenHash: "x",
      liveKey: "reset:ann",
      createdAt: now,
      expiresAt: after(now, DAY),
    },
  });
  await expect(revokeInvite(db, changer, "reset", now)).rejects.toMatchObject({
    code: "not_found",
  });
});
