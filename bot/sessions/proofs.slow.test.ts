import { expect, test, vi } from "vitest";
import { commandSource, moduleSource } from "#bot/testing/hosts";
import { eventually } from "#bot/testing/irc-harness";
import { startWholeBot } from "#bot/testing/whole-bot";
import { editModule } from "#core/modules/edit";
import { editProfile, type ProfileEdit } from "#core/modules/profiles";

vi.setConfig({ testTimeout: 120_000 });

const by = { actor: { name: "test" }, via: "system" } as const;
const REFUSED = "That was not accepted.";

/** A module "vault" with the command `open`, guarded by a profile made of these changes. */
async function guarded(edits: readonly ProfileEdit[], modules: Record<string, string> = {}) {
  const bot = await startWholeBot({
    builtIn: true,
    modules: { vault: moduleSource("vault", commandSource("open", "return 'open';")), ...modules },
  });
  for (const edit of edits) await editProfile(bot.db, edit, by, new Date());
  const change = { kind: "profile", name: "staff" } as const;
  await editModule(bot.db, { name: "vault" }, change, by, new Date());
  // The same answer to the same person would soon be held back, so somebody else asks each time.
  let scouts = 0;
  const isGuarded = async () => {
    const scout = await bot.person(`scout${++scouts}`, "#dev");
    return (await bot.ask(scout, "steward", "open")) !== "open";
  };
  await eventually(isGuarded, "the guard");
  const ann = await bot.person("ann", "#dev");
  return { bot, ann, say: (text: string) => bot.ask(ann, "steward", text) };
}

const add = (style: "account" | "user-password" | "nick-password" | "password"): ProfileEdit => ({
  kind: "add",
  name: "staff",
  style,
});

test("one password for all: refused alike whatever is wrong, and gone with the nick", async () => {
  const { bot, ann, say } = await guarded([
    add("password"),
    { kind: "password", name: "staff", password: "open sesame now" },
  ]);
  expect(await say("open")).toBe("That takes a password: /msg steward auth staff …");
  expect(await say("auth staff wrong")).toBe(REFUSED);
  expect(await say("auth nobody open sesame now")).toBe(REFUSED);
  expect(await say("auth staff open sesame now")).toMatch(/^Accepted/);
  expect(await say("open")).toBe("open");
  await ann.ask("NICK anna");
  expect(await say("open")).toMatch(/^That takes a password/);
  expect(JSON.stringify(bot.lines)).not.toContain("sesame");
  expect(JSON.stringify(await bot.db.event.findMany())).not.toContain("sesame");
  expect(JSON.stringify(await bot.db.audit.findMany())).not.toContain("sesame");
});

test("user and password; nick and password", async () => {
  const { say } = await guarded([
    add("user-password"),
    { kind: "grant", name: "staff", who: "Bob", password: "battery staple" },
  ]);
  expect(await say("auth staff ann battery staple")).toBe(REFUSED);
  expect(await say("auth staff battery staple")).toBe(REFUSED);
  expect(await say("auth staff bob battery staple")).toMatch(/^Accepted/);
  expect(await say("open")).toBe("open");

  const nicks = await guarded([
    add("nick-password"),
    { kind: "grant", name: "staff", who: "Ann", password: "battery staple" },
  ]);
  const eve = await nicks.bot.person("eve", "#dev");
  expect(await nicks.bot.ask(eve, "steward", "auth staff battery staple")).toBe(REFUSED);
  expect(await nicks.say("auth staff battery staple")).toMatch(/^Accepted/);
  expect(await nicks.say("open")).toBe("open");
});

test("guessing is dropped without an answer, in any order", async () => {
  const { bot, ann, say } = await guarded([
    add("password"),
    { kind: "password", name: "staff", password: "open sesame now" },
  ]);
  for (let guess = 0; guess < 5; guess++) ann.write(`PRIVMSG steward :auth staff no${guess}`);
  await eventually(
    async () => (await bot.db.event.count({ where: { text: "auth" } })) === 5,
    "five guesses in the log",
  );
  ann.write("PRIVMSG steward :auth staff open sesame now");
  expect(await bot.ask(ann, "#dev", ".ping")).toBe("ann: pong");
  expect(await say("open")).toMatch(/^That takes a password/);
});

test("a module decides about credentials; one that hangs, breaks or lies changes nothing", async () => {
  const auth = (body: string) => `ctx.intercept("auth", async (event) => { ${body} });`;
  const { bot, ann, say } = await guarded(
    [add("password"), { kind: "password", name: "staff", password: "open sesame now" }],
    {
      ldap: moduleSource(
        "ldap",
        auth(`if (event.password === "from ldap") return { decision: "accept" };
              if (event.password === "banned") return cancel("banned");
              if (event.password === "lie") return { decision: "superuser", profile: "other" };
              if (event.password === "hang") await new Promise(() => {});
              if (event.password === "open sesame now") await new Promise(() => {});
              if (event.password === "break") throw new Error("broken");`),
      ),
      watcher: moduleSource(
        "watcher",
        `let seen = [];
         ctx.on("auth", (event) => { seen.push([event.profile, event.password, event.decision].join("/")); });
         ctx.on("message.private", (event) => { seen.push(event.text); });
         ${commandSource("heard", 'return seen.join(" | ");')}`,
      ),
    },
  );
  expect(await say("auth staff banned")).toBe(REFUSED);
  expect(await say("auth staff lie")).toBe(REFUSED);
  expect(await say("auth staff break")).toBe(REFUSED);
  expect(await say("auth staff from ldap")).toMatch(/^Accepted/);
  expect(await say("open")).toBe("open");
  expect(await say("logout")).toBe("You are not logged in.");
  expect(await say("open")).toMatch(/^That takes a password/);
  // Both of these hang in the module, so the bot checks them itself.
  ann.write("PRIVMSG steward :auth staff hang");
  await eventually(
    () => bot.lines.some(({ message }) => message === "interceptor did not answer"),
    "the hanging module to be passed over",
  );
  expect(await say("auth staff open sesame now")).toMatch(/^Accepted/);
  const heard = await say("heard");
  expect(heard).toContain("staff//refuse");
  expect(heard).toContain("staff//accept");
  expect(heard).toContain("auth [secret]");
  expect(heard).not.toMatch(/sesame|ldap|banned/);
});

test("a services account: asked of the services, believed from them alone", async () => {
  const { bot, say } = await guarded([
    add("account"),
    { kind: "grant", name: "staff", who: "annie", password: null },
  ]);
  // The lobby tells accounts itself: without one, a password or a claim is of no use.
  expect(await say("open")).toBe(
    "That takes being identified to the network's services with an account that may.",
  );
  expect(await say("auth staff annie")).toBe(REFUSED);
  expect(bot.lines.filter(({ level }) => level === "error")).toEqual([]);
});
