import { test, vi } from "vitest";
import { freshDb } from "#core/testing/database";
import { addNetwork } from "#core/networks/networks";
import { lobbyNetworkInput } from "#core/networks/presets";
import { createIrcNetworks } from "#bot/irc/networks";
test("x", async () => {
  vi.stubEnv("STEWARD_SECRET", "a secret of tests that has enough characters");
  const db = await freshDb();
  const id = await addNetwork(db, lobbyNetworkInput("127.0.0.1", 1), new Date());
  const l = (d: unknown, m: string) => console.log(m, d);
  const n = await createIrcNetworks({ db, log: { debug: l, info: l, warn: l, error: l } });
  console.log(id, await db.network.findMany({select:{id:true}}), n.list().length, n.get(id)?.name);
  await n.close("x");
});
