import { describe, expect, test } from "vitest";
import { installedIrcds } from "#bot/testing/installed";
import { openWithSessions } from "#bot/testing/irc-with-sessions";
import { startIrcd } from "#bot/testing/ircd";
import { comeIn, onPort } from "#bot/testing/real-people";

const servers = installedIrcds();

describe.runIf(servers.includes("ngircd"))("on ngIRCd, which has no MONITOR", () => {
  test("who shares no channel is told to join one, with the token unburnt; who leaves it is out", async () => {
    const { port } = await startIrcd("ngircd");
    const steward = await openWithSessions({ ...onPort(port), floodPreset: "fast" }, ["#home"]);
    await steward.until("joined-self");
    expect(steward.network.canMonitor).toBe(false);
    await steward.addUser("ada", 5);
    const token = await steward.mint("ada", "login");
    const ada = await comeIn(port, "ada");
    expect(await steward.tell(ada, `login ${token}`)).toContain("join a channel that I am in");
    await ada.ask("JOIN #home");
    expect(await steward.tell(ada, `login ${token}`)).toContain("Welcome back, ada");
    expect(await steward.tell(ada, "whoami")).toBe("ada, superuser");

    await ada.ask("PART #home");
    expect(await steward.tell(ada, "whoami")).toBe("nobody, user");
    ada.write("QUIT");
    await ada.untilClosed();
    const impostor = await comeIn(port, "ada");
    expect(await steward.tell(impostor, "whoami")).toBe("nobody, user");
    await impostor.ask("JOIN #home");
    expect(await steward.tell(impostor, "whoami")).toBe("nobody, user");
  }, 60_000);

  test("an impostor with the same nick, user and host gets nothing, whatever ended the session", async () => {
    const { port } = await startIrcd("ngircd");
    const steward = await openWithSessions({ ...onPort(port), floodPreset: "fast" }, ["#home"]);
    await steward.until("joined-self");
    await steward.addUser("ada", 5);
    const hostmasks = new Set<string>();
    for (const way of ["QUIT :bye", "NICK other", "PART #home"]) {
      const ada = await comeIn(port, "ada");
      await ada.ask("JOIN #home");
      await steward.tell(ada, `login ${await steward.mint("ada", "login")}`);
      expect(await steward.tell(ada, "whoami")).toBe("ada, superuser");
      ada.write(way);
      await new Promise((resolve) => {
        ada.socket.once("close", resolve).end();
      });
      const impostor = await comeIn(port, "ada");
      await impostor.ask("JOIN #home");
      expect(await steward.tell(impostor, "whoami"), way).toBe("nobody, user");
      hostmasks.add(steward.network.presence.person("ada")?.userHost ?? "");
      impostor.write("QUIT");
      await impostor.untilClosed();
    }
    expect(hostmasks.size).toBe(1);
  }, 60_000);
});

describe.each(servers.filter((name) => name !== "ngircd"))("on %s, which has MONITOR", (name) => {
  test("who shares no channel may log in, and is out as soon as the server says that they went", async () => {
    const { port } = await startIrcd(name);
    const steward = await openWithSessions({ ...onPort(port), floodPreset: "fast" }, ["#home"]);
    await steward.until("joined-self");
    expect(steward.network.canMonitor).toBe(true);
    await steward.addUser("ada", 5);
    const ada = await comeIn(port, "ada");
    const token = await steward.mint("ada", "login");
    expect(await steward.tell(ada, `login ${token}`)).toContain("Welcome back, ada");
    expect(await steward.tell(ada, "whoami")).toBe("ada, superuser");
    await steward.network.whois("ada");
    ada.write("QUIT");
    await ada.untilClosed();
    await steward.until("lost-sight", ({ nick }) => nick === "ada");
    const impostor = await comeIn(port, "ada");
    expect(await steward.tell(impostor, "whoami")).toBe("nobody, user");
  }, 60_000);
});
