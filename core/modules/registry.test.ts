import { expect, test } from "vitest";
import { inTransaction } from "#core/db/client";
import { newId } from "#core/secrets";
import { freshDb } from "#core/testing/database";
import { defaultPolicy } from "./policy.ts";
import { addRule, changePolicy, loadPolicies, policiesVersion, removeRule } from "./registry.ts";

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

test("every change moves the version, and entries are there once", async () => {
  const db = await freshDb();
  const versions = [await policiesVersion(db)];
  const step = async (work: Promise<unknown>, expected: unknown) => {
    expect(await work).toEqual(expected);
    versions.push(await policiesVersion(db));
  };
  const deny = { kind: "deny", value: "*!*@bad.example" } as const;
  await step(addRule(db, { name: "seen" }, deny, at(1)), true);
  await step(addRule(db, { name: "seen" }, deny, at(2)), false);
  await step(removeRule(db, { name: "seen" }, deny, at(3)), true);
  await step(removeRule(db, { name: "seen" }, deny, at(4)), false);
  expect(new Set(versions).size).toBe(versions.length);
  await expect(addRule(db, { name: "../x" }, deny, at(5))).rejects.toThrow("no module's name");
  await expect(addRule(db, { name: "seen" }, { ...deny, value: "" }, at(5))).rejects.toThrow(
    "empty",
  );
});

test("a profile that was deleted still guards", async () => {
  const db = await freshDb();
  const id = newId();
  await db.authProfile.create({ data: { id, name: "staff", style: "account", createdAt: at(0) } });
  await inTransaction(db, (tx) => changePolicy(tx, { name: "seen" }, { authProfileId: id }, at(0)));
  const profile = async () => (await loadPolicies(db, "*")).policyFor("seen", "n").authProfile;
  expect(await profile()).toEqual({ id, name: "staff", style: "account" });
  await db.authProfile.delete({ where: { id } });
  expect(await profile()).toMatchObject({ style: "password" });
});
