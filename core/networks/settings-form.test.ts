import { expect, test } from "vitest";
import { issueIn } from "#core/words/complaint";
import { draftOf, networkSettingsForm } from "./settings-form.ts";

const complete = {
  ...{ networkId: "n1", revision: "r", name: "Example", nick: "steward", altNicks: "" },
  ...{ username: "steward", realname: "Steward", tlsVerify: "on" },
  ...{ host: "irc.example.org", port: "6697", security: "tls" },
  ...{ longestWait: "300", registration: "60" },
};
const before = { kind: "irc", desired: "disconnected", servers: [] };

/** What the browser sends, as a network. */
const submit = (fields: Readonly<Record<string, unknown>>) =>
  draftOf(networkSettingsForm.parse({ ...complete, ...fields }), before);

test("one server or several, in their order", () => {
  expect(submit({}).servers).toEqual([{ host: "irc.example.org", port: "6697", tls: true }]);
  const two = { host: ["b.example", "a.example"], port: ["6697", "6667"] };
  expect(submit({ ...two, security: ["tls", "plain"] }).servers).toEqual([
    { host: "b.example", port: "6697", tls: true },
    { host: "a.example", port: "6667", tls: false },
  ]);
});

test("secrets stay when empty, go when removed, and change when typed", () => {
  expect(Object.keys(submit({ password: "" }))).not.toContain("password");
  expect(submit({ password: "new", saslPasswordRemoved: "on" })).toMatchObject({
    password: "new",
    saslPassword: null,
  });
});

test("whether it is to be connected is not the form's to say; seconds become milliseconds", () => {
  expect(submit({ altNicks: "one, two three" })).toMatchObject({
    desired: "disconnected",
    altNicks: ["one", "two", "three"],
    maxBackOffMs: 300_000,
    registrationMs: 60_000,
  });
});

test("the lobby keeps its servers, and nothing else of a network out there counts", () => {
  const servers = [{ host: "127.0.0.1", port: 6667, tls: false }];
  const form = networkSettingsForm.parse({ ...complete, kind: "lobby", host: "evil.example" });
  const draft = draftOf(form, { kind: "lobby", desired: "connected", servers });
  expect(draft).toMatchObject({ kind: "lobby", servers });
  expect(draft).not.toHaveProperty("saslMechanism");
});

test.each<[Readonly<Record<string, unknown>>, string]>([
  [{ nick: "two words" }, "nick"],
  [{ host: [], port: [], security: [] }, "host"],
  [{ host: ["a.b", "x y"], port: ["1", "70000"], security: ["tls", "tls"] }, "host.1,port.1"],
  [{ host: ["a.b", "a.b"], port: ["1", "1"], security: ["tls", "tls"] }, "host"],
  [{ longestWait: "soon", registration: "1" }, "longestWait,registration"],
  [{ saslMechanism: "PLAIN" }, "saslAccount"],
  [{ saslPolicy: "nickserv" }, "servicesMask"],
  [{ servicesMask: "NickServ" }, "servicesMask"],
  [{ proxyUrl: "http://x:1" }, "proxyUrl"],
  [{ bindAddress: "here" }, "bindAddress"],
  [{ tlsFingerprint: "abcd" }, "tlsFingerprint"],
  [{ commandPrefix: "a" }, "commandPrefix"],
  [{ password: "a\nOPER x" }, "password"],
])("%j is complained about at %s, in German, too", (fields, at) => {
  const issues = networkSettingsForm.safeParse({ ...complete, ...fields }).error?.issues ?? [];
  expect(issues.map(({ path }) => path.join("."))).toEqual(at.split(","));
  for (const issue of issues) expect(issueIn(issue, "de")).not.toBe(issue.message);
});
