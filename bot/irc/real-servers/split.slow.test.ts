import { describe, expect, test } from "vitest";
import { installedIrcds } from "#bot/testing/installed";
import { eventually } from "#bot/testing/irc-harness";
import { openWithSessions } from "#bot/testing/irc-with-sessions";
import { startIrcd } from "#bot/testing/ircd";
import { askBot, askServer, comeIn, onPort } from "#bot/testing/real-people";
import { startRelay } from "#bot/testing/relay";

const servers = installedIrcds();
const NEAR = "near.example.org";
const FAR = "far.example.org";
const telling = { away: false, realname: false, account: false };

describe.each(servers.filter((name) => name !== "hybrid"))("two linked %s", (name) => {
  test("a split ends the sessions of the far side alone, presence follows, and it heals", async () => {
    const near = await startIrcd(name, { serverName: NEAR, link: { peer: FAR } });
    const cable = await startRelay(near.linkPort);
    const far = await startIrcd(name, {
      serverName: FAR,
      link: { peer: NEAR, dialPort: cable.port },
    });
    const steward = await openWithSessions({ ...onPort(near.port), floodPreset: "fast" }, [
      "#home",
    ]);
    const { network } = steward;
    await steward.until("joined-self");
    const judge = await comeIn(near.port, "judge", "multi-prefix");
    await judge.ask("JOIN #home");
    const closeBy = await comeIn(near.port, "close");
    const away = await comeIn(far.port, "faraway");
    for (const person of [closeBy, away]) await person.ask("JOIN #home");
    const isHere = (nick: string) =>
      network.presence.channel("#home")?.members.has(network.fold(nick)) ?? false;
    await eventually(() => isHere("faraway"), "the servers to be linked");

    await steward.addUser("ada", 3);
    await steward.addUser("bob", 3);
    await steward.tell(closeBy, `login ${await steward.mint("ada", "login")}`);
    await steward.tell(away, `login ${await steward.mint("bob", "login")}`);
    expect(await steward.tell(away, "whoami")).toBe("bob, operator");

    cable.cut();
    const gone = await steward.until("quit", ({ source }) => source.nick === "faraway");
    expect(gone.reason).toMatch(new RegExp(`${NEAR} ${FAR}|${FAR} ${NEAR}|${FAR}`));
    expect(isHere("faraway")).toBe(false);
    expect(steward.sessions.registry.list().map(({ userId }) => userId)).toEqual(["ada"]);
    expect(await steward.tell(closeBy, "whoami")).toBe("ada, operator");
    expect(askBot(network, "#home", telling)).toEqual(await askServer(judge, "#home", telling));

    cable.mend();
    await eventually(() => isHere("faraway"), "the split to heal");
    expect(await steward.tell(away, "whoami")).toBe("nobody, user");
    expect(await steward.tell(closeBy, "whoami")).toBe("ada, operator");
    expect(askBot(network, "#home", telling)).toEqual(await askServer(judge, "#home", telling));
    expect(steward.events.filter(({ kind }) => kind === "disconnect")).toEqual([]);
  }, 60_000);
});
