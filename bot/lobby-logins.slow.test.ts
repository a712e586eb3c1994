import { expect, test } from "vitest";
import { moduleSource } from "#bot/testing/hosts";
import { startWholeBot } from "#bot/testing/whole-bot";
import { hashPassword } from "#core/passwords/passwords";
import { mintToken } from "#core/tokens/mint";
import type { RawPerson } from "./lobby/testing/raw-person.ts";

const directory = moduleSource(
  "directory",
  `ctx.intercept("auth", ({ profile, claim, password }) => {
     if (profile !== "lobby") return;
     if (claim === "ldap") return { decision: password === "from ldap" ? "accept" : "refuse" };
     if (password === "known to be stolen") return cancel("stolen");
   });
   ctx.on("auth", ({ profile, claim, password, decision }) => {
     seen.push([profile, claim, password, decision].join("/"));
   });
   ctx.command({ name: "heard", usage: "", summary: "s", level: "user", where: "private",
     run: () => seen.join(" ") });`,
  "const seen: string[] = [];",
);

/** Tries SASL PLAIN before registration, and gives the numerics that answered. */
async function login(person: RawPerson, name: string, password: string): Promise<string> {
  person.write("CAP LS 302", "CAP REQ :sasl", "AUTHENTICATE PLAIN");
  await person.until((line) => /AUTHENTICATE :?\+$/.test(line));
  const plain = Buffer.from(`\0${name}\0${password}`).toString("base64");
  person.write(`AUTHENTICATE ${plain}`);
  const heard = await person.until((line) => / 90[34] /.test(line));
  return heard.map((line) => line.split(" ")[1]).join(" ");
}

test("SASL PLAIN at the lobby: a module accepts or refuses, and else the account of the web decides", async () => {
  const bot = await startWholeBot({ modules: { directory } });
  const now = new Date();
  await bot.db.user.create({
    data: {
      ...{ id: "ada", name: "Ada", nameFolded: "ada", level: 0, createdAt: now },
      ...{ email: "ada@example.org", emailFolded: "ada@example.org", emailVerifiedAt: now },
      passwordHash: await hashPassword("correct horse battery"),
    },
  });
  const tries = [
    ["ldap", "from ldap", "900 903"],
    ["ldap", "something else", "904"],
    ["ada", "correct horse battery", "900 903"],
    ["ada", "wrong horse battery", "904"],
    ["nobody", "correct horse battery", "904"],
    ["ada", "known to be stolen", "904"],
  ] as const;
  for (const [name, password, answer] of tries)
    expect(await login(bot.connect(), name, password), `${name} ${password}`).toBe(answer);

  const factor = { userId: "ada", secretSealed: "sealed", createdAt: now };
  await bot.db.secondFactor.create({ data: factor });
  expect(await login(bot.connect(), "ada", "correct horse battery")).toBe("900 903");
  await bot.db.secondFactor.update({ where: { userId: "ada" }, data: { confirmedAt: now } });
  expect(await login(bot.connect(), "ada", "correct horse battery")).toBe("904");
  await bot.db.secondFactor.delete({ where: { userId: "ada" } });

  const known = bot.connect();
  await login(known, "ADA", "correct horse battery");
  known.write("NICK ann", "USER ann 0 * :ann", "CAP END");
  await known.ask();
  expect((await known.ask("WHOIS ann")).find((line) => line.includes(" 330 "))).toMatch(
    / 330 ann ann Ada /,
  );
  const heard = (await bot.ask(known, "steward", "heard")).split(" ");
  expect(heard).toEqual([
    "lobby/ldap//accept",
    "lobby/ldap//refuse",
    "lobby/ada//",
    "lobby/ada//",
    "lobby/nobody//",
    "lobby/ada//refuse",
    "lobby/ada//",
    "lobby/ada//",
    "lobby/ADA//",
  ]);
  expect(bot.lines.filter(({ level }) => level === "error")).toEqual([]);
}, 60_000);

test("a login token is a password that counts once, is shown to no module, and is answered by the next one", async () => {
  const bot = await startWholeBot({ modules: { directory } });
  const now = new Date();
  await bot.db.user.create({
    data: {
      ...{ id: "ada", name: "Ada", nameFolded: "ada", level: 1, createdAt: now, passwordHash: "x" },
      ...{ email: "ada@example.org", emailFolded: "ada@example.org", emailVerifiedAt: now },
      ...{ tokenDelivery: "pm", locale: "de" },
    },
  });
  const request = { userId: "ada", networkId: bot.networkId, kind: "login", now } as const;
  const { token } = await mintToken(bot.db, { ...request, origin: "card", lifetimeMs: 60_000 });
  expect(await login(bot.connect(), "bob", token)).toBe("904");
  const first = bot.connect();
  expect(await login(first, "ada", token)).toBe("900 903");
  expect(await login(bot.connect(), "ada", token)).toBe("904");
  first.write("NICK ann", "USER ann 0 * :ann", "CAP END");
  const told = await first.until((line) => line.includes(" NOTICE ann "));
  const next = /Nächstes Mal: (stwl_\S+)/.exec(told.at(-1) ?? "")?.[1] ?? "";

  const second = bot.connect();
  second.write(`PASS ada:${next}`, "NICK eve", "USER eve 0 * :eve");
  await second.until((line) => line.includes(" NOTICE eve "));
  expect((await second.ask("WHOIS eve")).find((line) => line.includes(" 330 "))).toContain(" Ada ");
  expect(await login(bot.connect(), "ldap", "from ldap")).toBe("900 903");
  expect(await bot.ask(second, "steward", "heard")).toBe("lobby/ldap//accept");

  const wrong = `stwl_${"0".repeat(32)}`;
  for (let count = 0; count < 5; count++)
    expect(await login(bot.connect(), "ada", wrong)).toBe("904");
  const { token: late } = await mintToken(bot.db, {
    ...{ ...request, origin: "card", lifetimeMs: 60_000 },
  });
  expect(await login(bot.connect(), "ada", late)).toBe("904");
  expect(await bot.db.token.count({ where: { userId: "ada", state: "live" } })).toBe(1);
  expect(bot.lines.filter(({ level }) => level === "error")).toEqual([]);
}, 60_000);

test("an address that wants one connection more: a module lets it in, or says why not", async () => {
  const bot = await startWholeBot({
    modules: {
      door: moduleSource(
        "door",
        `let open = false; let told = 0;
         ctx.on("peer.limit", () => { told += 1; });
         ctx.intercept("peer.limit", ({ place, address, connections }) =>
           open ? cancel("welcome") : { reason: [place, address, connections, "are enough"].join(" ") });
         ctx.command({ name: "open", usage: "", summary: "s", level: "user", where: "private",
           run: () => { open = true; return "Open, after " + told; } });`,
      ),
    },
  });
  const ann = await bot.person("ann");
  // The bot itself and ann are two of 64.
  for (let count = 0; count < 62; count++) bot.connect();
  const away = bot.connect();
  expect((await away.untilClosed()).at(-1)).toContain("lobby 127.0.0.1 64 are enough");
  expect(await bot.ask(ann, "steward", "open")).toBe("Open, after 1");
  const guest = await bot.person("guest");
  expect(await bot.ask(guest, "steward", "open")).toBe("Open, after 2");
});
