import { expect, test } from "vitest";
import { anEmail } from "#core/testing/accounts";
import { freshDatabase, freshDb, openTracked } from "#core/testing/database";
import { after, MINUTE, SECOND } from "#core/time";
import { claimMail, enqueueMail, markFailed, markSent, nextDue, RETRY_MS } from "./outbox.ts";
import type { NewMail } from "./templates.ts";

const now = new Date();
const secret = "stwp_0091k31e5k08p58zxcq4dcrpa3mmh36q";
const mail: NewMail = {
  template: "reset",
  to: anEmail("ada@example.org").address,
  params: {
    siteName: "Test",
    siteUrl: "http://localhost",
    userName: "ada",
    link: `http://localhost/reset/${secret}`,
    minutes: 30,
    origin: { ip: "192.0.2.1", browser: "Firefox", at: now.toISOString() },
  },
};

test("what a mail says is sealed while it waits and forgotten once it is sent", async () => {
  const db = await freshDb();
  const id = await enqueueMail(db, mail, now);
  expect(JSON.stringify(await db.mail.findMany())).not.toContain("stwp_");
  const claimed = await claimMail(db, now);
  expect(claimed).toMatchObject({ ...mail, id, tries: 1 });
  await markSent(db, id, now);
  expect(await db.mail.findUniqueOrThrow({ where: { id } })).toMatchObject({
    state: "sent",
    paramsSealed: null,
  });
  expect(await claimMail(db, now)).toBeNull();
});

test("two workers share the mails out, none twice", async () => {
  const url = await freshDatabase();
  const workers = [openTracked(url), openTracked(url)];
  for (let i = 0; i < 10; i++) await enqueueMail(openTracked(url), mail, now);
  const taken = await Promise.all(
    workers.map(async (db) => {
      const ids: string[] = [];
      for (;;) {
        const next = await claimMail(db, now);
        if (!next) return ids;
        ids.push(next.id);
      }
    }),
  );
  const all = taken.flat();
  expect(all).toHaveLength(10);
  expect(new Set(all).size).toBe(10);
});

test("a failed mail waits longer each time and is given up in the end", async () => {
  const db = await freshDb();
  const id = await enqueueMail(db, mail, now);
  let at = now;
  for (const waitMs of RETRY_MS) {
    const claimed = await claimMail(db, at);
    if (!claimed) throw new Error("no mail was due");
    await markFailed(db, claimed, { reason: `smtp said ${secret}`, permanent: false }, at);
    expect(await claimMail(db, after(at, waitMs - SECOND))).toBeNull();
    at = after(at, waitMs);
    expect(await nextDue(db)).toEqual(at);
  }
  const last = await claimMail(db, at);
  if (!last) throw new Error("no mail was due");
  expect(await markFailed(db, last, { reason: "no", permanent: false }, at)).toBe("given-up");
  const row = await db.mail.findUniqueOrThrow({ where: { id } });
  expect(row).toMatchObject({ state: "failed", paramsSealed: null });
  expect(row.error).not.toContain(secret);
});

test("a refusal for good is not tried again, and a dead worker's mail is", async () => {
  const db = await freshDb();
  await enqueueMail(db, mail, now);
  const claimed = await claimMail(db, now);
  expect(await claimMail(db, after(now, MINUTE))).toBeNull();
  const again = await claimMail(db, after(now, 2 * MINUTE));
  expect(again?.id).toBe(claimed?.id);
  if (!again) throw new Error("the lease did not end");
  expect(await markFailed(db, again, { reason: "550", permanent: true }, now)).toBe("given-up");
  expect(await nextDue(db)).toBeNull();
});
