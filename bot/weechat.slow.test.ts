import { expect, onTestFinished, test } from "vitest";
import { prepareBot } from "#bot/testing/compiled-bot";
import { ensureChannel } from "#core/networks/channels";
import { addNetwork } from "#core/networks/networks";
import { freshDatabase, openTracked } from "#core/testing/database";
import { userRow } from "#core/testing/people";
import { CARD_MS, mintToken } from "#core/tokens/mint";
import { hasWeechat, Weechat } from "./lobby/testing/weechat.ts";

test.runIf(hasWeechat())(
  "a person with WeeChat registers with what the card shows, is known, and asks for something",
  async () => {
    const databaseUrl = await freshDatabase();
    const db = openTracked(databaseUrl);
    const now = new Date();
    // The bot takes the lobby's true address from itself.
    const servers = [{ host: "127.0.0.1", port: 6667, tls: false }];
    const draft = { name: "Lobby", kind: "lobby", nick: "steward", servers } as const;
    const networkId = await addNetwork(db, { ...draft, servers }, now);
    await ensureChannel(db, networkId, { name: "#lobby" }, now);
    await db.user.create({ data: userRow("wendy", { level: 0 }) });
    const request = { userId: "wendy", networkId, kind: "register", origin: "card" } as const;
    const { token } = await mintToken(db, { ...request, lifetimeMs: CARD_MS, now });
    const bot = await prepareBot(databaseUrl);
    await bot.start();

    const weechat = new Weechat("wendy", bot.lobbyPort);
    onTestFinished(() => weechat.close());
    await weechat.shows(/Welcome to .*wendy/);
    weechat.type(null, "/join #lobby");
    await weechat.shows(/Channel #lobby: \d nicks|steward.* has joined #lobby/);
    weechat.type("#lobby", `/msg steward register ${token}`);
    await weechat.shows(/steward\tWelcome, wendy: you are registered and logged in/);
    weechat.type("#lobby", ".quote add worth keeping");
    await weechat.shows(/steward\t.*Quote #1 added/);
    weechat.type("#lobby", `/msg steward register ${token}`);
    await weechat.shows(/steward\tThat token is not valid here/);
    expect(await db.user.findUniqueOrThrow({ where: { id: "wendy" } })).toMatchObject({ level: 1 });
  },
  120_000,
);
