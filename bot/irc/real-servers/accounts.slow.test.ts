import { describe, expect, test } from "vitest";
import { ATHEME, ATHEME_MASK } from "#bot/testing/atheme";
import { hasIrcd, isInstalled } from "#bot/testing/installed";
import { eventually, openNetworks } from "#bot/testing/irc-harness";
import { openWithSessions } from "#bot/testing/irc-with-sessions";
import { startServices } from "#bot/testing/ircd";
import { comeIn, onPort, type RealPerson } from "#bot/testing/real-people";
import { freshDb } from "#core/testing/database";

const isHere = isInstalled(ATHEME) && hasIrcd("inspircd");
const PASSWORD = "sesame";

/** What somebody hears whose nick is taken from them. */
const takenFrom = {
  GHOST: /GHOST|Killed/,
  REGAIN: /^:steward!\S+ NICK /,
  RECOVER: /^:steward!\S+ NICK /,
} as const;

/** Makes an account and leaves; InspIRCd tells the account in 900. */
async function makeAccount(port: number, name: string): Promise<void> {
  const owner = await comeIn(port, name);
  owner.write(`PRIVMSG NickServ :REGISTER ${PASSWORD} ${name}@example.org`);
  await owner.until((line) => line.includes(" 900 "));
  owner.write("QUIT :done");
  await owner.untilClosed();
}

async function accountOf(asker: RealPerson, nick: string): Promise<string | null> {
  const answers = await asker.numerics(`WHOIS ${nick}`, "330", "401");
  if (answers.some((params) => params.length < 4)) return "nobody there";
  return answers[0]?.[2] ?? null;
}

describe.runIf(isHere)("with Atheme's services", () => {
  const bot = { saslAccount: "steward", saslPassword: PASSWORD };

  test("SASL PLAIN logs the bot in before it is let in; a wrong password keeps it out", async () => {
    const { ircd } = await startServices();
    await makeAccount(ircd.port, "steward");
    const judge = await comeIn(ircd.port, "judge");
    const sasl = { ...onPort(ircd.port), ...bot, saslMechanism: "PLAIN" } as const;
    const right = await openNetworks(await freshDb(), sasl);
    await right.until("connect");
    expect(await accountOf(judge, "steward")).toBe("steward");

    const db = await freshDb();
    const no = { ...sasl, nick: "other", saslPassword: "open", saslPolicy: "fail" } as const;
    const wrong = await openNetworks(db, no);
    await eventually(async () => {
      const { statusDetail } = await db.network.findFirstOrThrow();
      return statusDetail.includes("the account or password was refused");
    }, "the refused login to be shown");
    expect(wrong.events.filter(({ kind }) => kind === "connect")).toEqual([]);
  }, 60_000);

  test("NickServ is the fall-back, and is given the password only where it is who the settings say", async () => {
    const { ircd } = await startServices();
    await makeAccount(ircd.port, "steward");
    const judge = await comeIn(ircd.port, "judge");
    const nickserv = { ...onPort(ircd.port), ...bot, saslPolicy: "nickserv" } as const;
    await openNetworks(await freshDb(), { ...nickserv, servicesMask: ATHEME_MASK });
    await eventually(async () => (await accountOf(judge, "steward")) === "steward", "the login");

    const careful = await openNetworks(
      await freshDb(),
      {
        ...{
          ...nickserv,
          nick: "careful",
          servicesMask: "NickServ!NickServ@elsewhere.example.org",
        },
      },
      ["#home"],
    );
    await careful.until("joined-self");
    expect(await accountOf(judge, "careful")).toBeNull();
    expect(careful.complaints.join("\n")).toContain("do not match their mask");
  }, 60_000);

  // Atheme knows no RECOVER: the bot finds out and says REGAIN.
  test.each(["GHOST", "REGAIN", "RECOVER"] as const)(
    "a nick that somebody sits on is won back by %s, once the bot has identified",
    async (servicesRegain) => {
      const { ircd } = await startServices();
      await makeAccount(ircd.port, "steward");
      const squatter = await comeIn(ircd.port, "steward");
      const { network, until } = await openNetworks(
        await freshDb(),
        {
          ...onPort(ircd.port),
          ...bot,
          ...{ altNicks: ["steward2"], saslPolicy: "nickserv", servicesMask: ATHEME_MASK },
          ...{ servicesRegain, floodPreset: "fast" },
        },
        ["#home"],
      );
      expect((await until("connect")).nick).toBe("steward2");
      await eventually(() => network.nick === "steward", "the nick to be the bot's again");
      const judge = await comeIn(ircd.port, "judge");
      await eventually(async () => (await accountOf(judge, "steward")) === "steward", "the login");
      await squatter.until((line) => takenFrom[servicesRegain].test(line));
    },
    60_000,
  );

  test("a session ends when the account changes; a linked account logs its owner in, while it lasts", async () => {
    const { ircd } = await startServices();
    await makeAccount(ircd.port, "ada");
    const steward = await openWithSessions({ ...onPort(ircd.port), floodPreset: "fast" }, [
      "#home",
    ]);
    const { network, db } = steward;
    await steward.until("joined-self");
    expect(network.tellsAccounts).toBe(true);
    await steward.addUser("grace", 4);
    await steward.addUser("ada", 3, true);
    const proven = { provenAt: new Date(), lastUseAt: new Date() };
    await db.identity.create({
      data: {
        ...{ id: "i", userId: "ada", networkId: network.id, kind: "account" },
        ...{ value: "ada", folded: "ada", ...proven },
      },
    });
    const person = await comeIn(ircd.port, "walker");
    await person.ask("JOIN #home");
    expect(await steward.tell(person, "whoami")).toBe("nobody, user");
    const token = await steward.mint("grace", "login");
    expect(await steward.tell(person, `login ${token}`)).toContain("Welcome back, grace");
    expect(await steward.tell(person, "whoami")).toBe("grace, staff");

    person.write(`PRIVMSG NickServ :IDENTIFY ada ${PASSWORD}`);
    await steward.until("account", ({ account }) => account === "ada");
    expect(await steward.tell(person, "whoami")).toBe("ada, operator");
    const [ended] = await db.ircSession.findMany({ where: { userId: "grace" } });
    expect(ended?.endReason).toMatch(/account/);

    person.write("PRIVMSG NickServ :LOGOUT");
    await steward.until("account", ({ account }) => account === null);
    expect(await steward.tell(person, "whoami")).toBe("nobody, user");
    expect(network.presence.person("walker")?.account).toBeNull();
  }, 60_000);
});
