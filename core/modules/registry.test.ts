import { expect, test } from "vitest";
import { inTransaction } from "#core/db/client";
import { newId } from "#core/secrets";
import { freshDb } from "#core/testing/database";
import { defaultPolicy } from "./policy.ts";
import { loadPolicies } from "./registry.ts";
import { changePolicy } from "./rows.ts";

const at = (ms: number) => new Date(1_800_000_000_000 + ms);

test("a module nobody decided about has the default", async () => {
  const db = await freshDb();
  const policies = await loadPolicies(db, "bot1");
  expect(policies.policyFor("seen", "n1")).toBe(defaultPolicy);
  expect(policies.settingsOf("seen")).toEqual({});
});

test("the more a row names, the more it counts", async () => {
  const db = await freshDb();
  const set = (scope: object, commandPrefix: string) =>
    inTransaction(db, (tx) =>
      changePolicy(tx, { name: "seen", ...scope }, { commandPrefix }, at(0)),
    );
  await set({}, "any");
  await set({ botId: "bot1" }, "bot");
  await set({ networkId: "n1" }, "net");
  await set({ networkId: "n1", botId: "bot2" }, "other bot");
  await set({ networkId: "n2", botId: "bot1" }, "both");

  const policies = await loadPolicies(db, "bot1");
  const prefix = (network: string) => policies.policyFor("seen", network).commandPrefix;
  expect([prefix("n1"), prefix("n2"), prefix("n3")]).toEqual(["net", "both", "bot"]);
  expect((await loadPolicies(db, "bot3")).policyFor("seen", "n3").commandPrefix).toBe("any");
});

test("a profile that was deleted still guards", async () => {
  const db = await freshDb();
  const id = newId();
  await db.authProfile.create({ data: { id, name: "staff", style: "account", createdAt: at(0) } });
  await inTransaction(db, (tx) => changePolicy(tx, { name: "seen" }, { authProfileId: id }, at(0)));
  const profile = async () => (await loadPolicies(db, "*")).policyFor("seen", "n").authProfile;
  expect(await profile()).toEqual({ id, name: "staff", style: "account", accounts: [] });
  await db.authProfile.delete({ where: { id } });
  expect(await profile()).toMatchObject({ style: "password" });
});
