import { expect, test } from "vitest";
import { addNetwork } from "#core/networks/networks";
import { freshDb } from "#core/testing/database";
import { after, HOUR } from "#core/time";
import {
  addIgnore,
  EVERYWHERE,
  ignoresVersion,
  listAllIgnores,
  listIgnores,
  removeIgnore,
} from "./ignores.ts";

const now = new Date("2026-01-02T03:04:05Z");
const by = { actor: { name: "olga" }, via: "web", looks: [] } as const;
const draft = { name: "Example", nick: "steward", servers: [{ host: "a.example", port: 6697 }] };
const mallory = { mask: "mallory", reason: "", expiresAt: null };

test("all that counts is listed, what is over is not, and each change has a new version", async () => {
  const db = await freshDb();
  const networkId = await addNetwork(db, draft, now);
  const versions = new Set([await ignoresVersion(db)]);
  const expiresAt = after(now, HOUR);
  for (const one of [
    { ...mallory, networkId },
    { ...mallory, networkId: EVERYWHERE, mask: "*!*@spam.example", expiresAt },
  ]) {
    await addIgnore(db, one, by, now);
    versions.add(await ignoresVersion(db));
  }
  expect((await listAllIgnores(db, now)).map(({ mask }) => mask).sort()).toEqual([
    "*!*@spam.example",
    "mallory!*@*",
  ]);
  expect((await listAllIgnores(db, expiresAt)).map(({ mask }) => mask)).toEqual(["mallory!*@*"]);
  await removeIgnore(db, { networkId, mask: "mallory!*@*" }, by, now);
  versions.add(await ignoresVersion(db));
  expect(await listIgnores(db, networkId, expiresAt)).toEqual([]);
  expect(versions.size).toBe(4);
});

test("nobody ignores themselves, as they are seen on that network", async () => {
  const db = await freshDb();
  const networkId = await addNetwork(db, draft, now);
  const looks = [{ hostmask: "olga[1]!~o@host.example", account: "Olga" }];
  for (const mask of ["OLGA{1}", "*!*@host.example", "$a:olga"])
    await expect(
      addIgnore(db, { ...mallory, mask, networkId }, { ...by, looks }, now),
    ).rejects.toMatchObject({ code: "invalid" });
  expect(await db.ignore.count()).toBe(0);
});
