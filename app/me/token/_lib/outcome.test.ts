import { expect, test } from "vitest";
import type { StreamEvent } from "#web/use-stream";
import { outcomeOf, replacedBy, settled } from "./outcome.ts";

const row = {
  ...{ id: 7, at: "2026-01-01T12:00:00.000Z", networkId: "net", channel: null, nick: "eve" },
  ...{ userHost: "eve@host", account: null, userId: "ada", target: "t1", text: "", own: false },
  ...{ severity: "warn", requestId: null, withheld: false },
};

const event = (kind: string, data: object = {}): StreamEvent => ({
  name: "token",
  data: { ...row, kind, data },
});

test.each([
  ["token.used", { action: "register" }, "linked", false],
  ["token.used", { action: "login" }, "loggedIn", false],
  ["token.burnt", {}, "burnt", false],
  ["token.ended", { state: "revoked" }, "revoked", false],
  ["token.refused", { cause: "used" }, "used", false],
  ["token.refused", { cause: "replaced" }, "replaced", false],
  ["token.refused", { cause: "wrong-network" }, "wrong-network", false],
  ["token.refused", { cause: "wrong-kind" }, "wrong-kind", true],
  ["token.refused", { cause: "nick-taken" }, "nick-taken", true],
  ["token.refused", { cause: "limited" }, "limited", true],
  ["token.refused", { cause: "of-another-version" }, "unknown", true],
] as const)("%s %j is %s; still good: %s", (kind, data, result, leavesLive) => {
  expect(outcomeOf(event(kind, data))).toMatchObject({ tokenId: "t1", result, leavesLive });
});

test("what is no end and no attempt changes nothing", () => {
  expect(outcomeOf(event("token.made", { purpose: "login" }))).toBeNull();
  expect(outcomeOf(event("session.start"))).toBeNull();
});

test("a newer token of the same kind and network ends the one on the card, no other does", () => {
  const shown = { id: "t0", kind: "login", networkId: "net" };
  const made = event("token.made", { purpose: "login" });
  expect(replacedBy(made, shown)).toMatchObject({ tokenId: "t0", result: "replaced" });
  expect(replacedBy(made, { ...shown, id: "t1" })).toBeNull();
  expect(replacedBy(made, { ...shown, kind: "register" })).toBeNull();
  expect(replacedBy(made, { ...shown, networkId: "other" })).toBeNull();
  expect(replacedBy(event("token.used"), shown)).toBeNull();
});

test("how it ended stays said when it is tried again; a refusal that left it good does not", () => {
  const read = (cause: string) => outcomeOf(event("token.refused", { cause }));
  const linked = outcomeOf(event("token.used", { action: "register" }));
  const [used, wrongKind] = [read("used"), read("wrong-kind")];
  if (!linked || !used || !wrongKind) throw new Error("no outcome");
  expect(settled(linked, used)).toBe(linked);
  expect(settled(wrongKind, linked)).toBe(linked);
  expect(settled(null, used)).toBe(used);
});
