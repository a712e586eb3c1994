/** The whole bot with its own heartbeat: settings that do not connect give way without anybody's doing. */
import { expect, test } from "vitest";
import { eventually } from "#bot/testing/irc-harness";
import { startWholeBot } from "#bot/testing/whole-bot";
import { changeNetwork } from "#core/networks/changes";
import { getNetwork } from "#core/networks/networks";
import { revisionOf } from "#core/networks/revision";
import { findTrial } from "#core/networks/trials";
import { freePort } from "#core/testing/free-port";
import { startScriptedServer } from "./testing/scripted-server.ts";

test("saved in the console, a wrong port costs the time of a trial and nothing else", async () => {
  const server = await startScriptedServer();
  const { db, networkId } = await startWholeBot({ port: server.port });
  const network = () => getNetwork(db, networkId);
  await eventually(async () => (await network()).status === "connected", "the connection");
  const by = { actor: { name: "grace" }, via: "web", level: "superuser" } as const;
  const before = await network();
  const servers = [{ host: "127.0.0.1", port: await freePort(), tls: false }];
  const draft = () => ({ name: "Test", nick: "steward", floodPreset: "fast" as const, servers });
  await changeNetwork(db, { networkId, revision: revisionOf(before), draft }, by);
  await eventually(
    async () => /ECONNREFUSED/.test((await network()).statusDetail),
    "the word that nobody is there",
  );
  expect(await findTrial(db, networkId)).toMatchObject({ state: "trying" });

  await db.networkTrial.update({ where: { networkId }, data: { until: new Date() } });
  await server.client(2);
  await eventually(async () => (await network()).status === "connected", "the earlier settings");
  const returned = await findTrial(db, networkId);
  expect(returned).toMatchObject({ state: "returned" });
  expect(returned?.reason).toMatch(/ECONNREFUSED/);
  expect((await network()).servers).toMatchObject([{ port: server.port }]);
});
