import { expect, test } from "vitest";
import { keepingLog } from "#bot/testing/log";
import { inTransaction } from "#core/db/client";
import { changePolicy } from "#core/modules/rows";
import { freshDb } from "#core/testing/database";
import { openRegistry } from "./registry.ts";

test("what was decided counts from the next look on, settings at once", async () => {
  const db = await freshDb();
  const registry = await openRegistry(db, keepingLog().log);
  const change = (enabled: boolean, at: number) =>
    inTransaction(db, (tx) =>
      changePolicy(tx, { name: "seen" }, { enabled, settings: { at } }, new Date(at)),
    );
  expect(registry.policyFor("seen", "n").enabled).toBe(true);

  await change(false, 1);
  expect(registry.policyFor("seen", "n").enabled).toBe(true);
  await registry.refresh();
  expect(registry.policyFor("seen", "n").enabled).toBe(false);

  await change(true, 2);
  expect(await registry.settingsOf("seen")).toEqual({ at: 2 });
  const first = registry.refresh();
  await change(false, 3);
  await Promise.all([first, registry.refresh(), registry.refresh()]);
  expect(registry.policyFor("seen", "n").enabled).toBe(false);
});

test("while the database cannot be read, what was decided before holds", async () => {
  const db = await freshDb();
  const { log, lines } = keepingLog();
  await inTransaction(db, (tx) =>
    changePolicy(tx, { name: "seen" }, { enabled: false }, new Date(1)),
  );
  const { module, authProfile, channel, setting } = db;
  const broken = { module, authProfile, channel, setting };
  const registry = await openRegistry(broken as typeof db, log);
  broken.setting = {} as typeof db.setting;
  await registry.refresh();
  expect(registry.policyFor("seen", "n").enabled).toBe(false);
  expect(lines).toMatchObject([{ level: "warn" }]);
});
