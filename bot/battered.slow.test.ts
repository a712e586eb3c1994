import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { batter } from "#bot/testing/battering";
import { prepareBot } from "#bot/testing/compiled-bot";
import { commandSource, moduleSource } from "#bot/testing/hosts";
import { installedIrcds } from "#bot/testing/installed";
import { eventually } from "#bot/testing/irc-harness";
import { startIrcd } from "#bot/testing/ircd";
import type { IrcdName } from "#bot/testing/ircd-kinds";
import { startProbe } from "#bot/testing/probe";
import { comeIn, comeInFrom, onPort } from "#bot/testing/real-people";
import { askBot } from "#core/jobs/jobs";
import { ensureChannel } from "#core/networks/channels";
import { addNetwork } from "#core/networks/networks";
import { freshDatabase, openTracked } from "#core/testing/database";

const BATTER_MS = 30_000;
/** Each answer costs the bot one of the lines that the clock lets out, one in two seconds. */
const PING_EVERY_MS = 7_500;
const servers = installedIrcds();

/** Whoever comes from 127.0.0.1 is held to tight limits: the bot, and a careless one to show that they bite. */
const strict: Partial<Record<IrcdName, string>> = {
  inspircd: `<connect name="strict" allow="127.0.0.1" useident="no" threshold="10" commandrate="1000" fakelag="no" recvq="2048" resolvehostnames="no">`,
  hybrid: `
class { name = "strict"; ping_time = 90 seconds; number_per_ip_local = 50; max_number = 50; sendq = 1 megabyte; recvq = 2560 bytes; };
auth { user = "*@127.0.0.1"; class = "strict"; flags = exceed_limit, no_tilde; };`,
};

const hostile = moduleSource(
  "hostile",
  [
    commandSource("spin", "for (;;) {}"),
    commandSource("leave", "process.exit(1)"),
    commandSource("flood", `return "x".repeat(5000);`),
  ].join("\n"),
);

describe.each(servers.filter((name) => strict[name]))("left on a strict %s", (name) => {
  test("while it is battered from all sides the bot never leaves, and answers PING", async () => {
    const { port } = await startIrcd(name, { extra: strict[name] ?? "" });
    const careless = await comeIn(port, "careless");
    careless.write(
      "JOIN #other",
      ...Array(150).fill(`PRIVMSG #other :${"all at once ".repeat(20)}`),
    );
    expect((await careless.untilClosed()).join("\n")).toMatch(/Flood|RecvQ|recvq/i);

    const probe = await startProbe(port);
    const databaseUrl = await freshDatabase();
    const db = openTracked(databaseUrl);
    const draft = { ...onPort(probe.port), name: "Test", nick: "steward" };
    const networkId = await addNetwork(db, draft, new Date());
    await ensureChannel(db, networkId, { name: "#home" }, new Date());
    const judge = await comeInFrom("127.0.0.2", port, "judge");
    await judge.ask("JOIN #home");
    const about: string[] = [];
    const said: string[] = [];
    judge.onLine((line) => {
      if (/^:steward!\S+ (QUIT|PART|JOIN)|KICK #home steward/.test(line)) about.push(line);
      if (/^:steward!\S+ PRIVMSG #home/.test(line)) said.push(line);
    });
    const bot = await prepareBot(databaseUrl);
    const folder = path.join(bot.dataDir, "modules", "hostile");
    await mkdir(folder, { recursive: true, mode: 0o755 });
    await writeFile(path.join(folder, "index.ts"), hostile, { mode: 0o644 });
    await bot.start();
    await eventually(() => about.some((line) => line.includes(" JOIN ")), "the bot to come in");
    about.length = 0;

    const isOver = batter(port, judge, BATTER_MS);
    const asker = { id: null, level: "superuser", via: "cli" } as const;
    for (let at = 0; at < BATTER_MS; at += PING_EVERY_MS) {
      for (let each = 0; each < 20; each++) {
        const text = Array.from({ length: 5 }, (_, n) => `web line ${at} ${each} ${n}`).join("\n");
        await askBot(db, "send", { networkId, target: "#home", style: "message", text }, asker);
      }
      await probe.ping();
      await sleep(PING_EVERY_MS);
    }
    await isOver;
    await judge.ask("PING after");
    expect(about).toEqual([]);
    expect(said.length).toBeGreaterThan(5);
    expect(bot.output()).toMatch(/"module":"hostile".*module set aside/);
  }, 120_000);
});
