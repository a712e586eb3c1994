import { expect, test } from "vitest";
import { startModule } from "#bot/testing/module-harness";
import { newToken, redact } from "#core/secrets";
import { after, HOUR } from "#core/time";
import session from "./index.ts";

const alone = { in: null } as const;

test("its examples are true", async () => {
  await (await startModule(session)).examples();
});

test.each(["register", "login"] as const)(
  "%s hands the token over as it was typed",
  async (kind) => {
    const redeemed: unknown[] = [];
    const services = () => ({
      redeem: async (...args: unknown[]) => {
        redeemed.push(args);
        return "Welcome, ann.";
      },
    });
    const bot = await startModule(session, {}, { services });
    const token = newToken(kind);
    expect(await bot.say(`${kind} ${token}`, alone)).toBe("Welcome, ann.");
    expect(await bot.say(`.${kind} ${token}`, alone)).toBe("Welcome, ann.");
    expect(redeemed).toEqual([
      [kind, token],
      [kind, token],
    ]);
  },
);

test.each(["register", "login"] as const)(
  "%s in a channel is sent to private, and nothing of the token is said",
  async (kind) => {
    const redeemed: unknown[] = [];
    const services = () => ({ redeem: async (...args: unknown[]) => String(redeemed.push(args)) });
    const bot = await startModule(session, {}, { services });
    const sent = await bot.messages(`.${kind} ${newToken(kind)}`);
    expect(sent).toEqual([
      { target: "ann", style: "notice", text: `That belongs in private: /msg bot ${kind}` },
    ]);
    expect(redeemed).toEqual([]);
  },
);

test("too many tries get no answer", async () => {
  const bot = await startModule(session, {}, { services: () => ({ redeem: async () => "" }) });
  expect(await bot.messages("login x", alone)).toEqual([]);
});

test.each([
  ["register", "Missing <token>. Usage: register <token>"],
  ["login", "Missing <token>. Usage: login <token>"],
  ["logout", "You are not logged in."],
  ["whoami", "You are ann, and not logged in: level user."],
  ["status", "You are not logged in: level user. Log in with: login <token>"],
])("%s of a stranger: %s", async (line, answer) => {
  expect(await (await startModule(session)).say(line, alone)).toBe(answer);
});

test("somebody logged in sees who they are, since when, and can leave", async () => {
  const services = () => ({
    logout: async () => true,
    session: async () => ({
      ...{ userName: "anna", level: "staff", startedAt: after(new Date(), -2 * HOUR) },
      ...{ method: "login", nick: "ann", userHost: "a@b" },
    }),
  });
  const bot = await startModule(session, {}, { services });
  const as = { ...alone, level: "staff", userId: "anna" } as const;
  expect(await bot.say("whoami", as)).toBe("You are anna, level staff.");
  expect(await bot.say("status", as)).toBe(
    "Logged in as anna, level staff, 2 hours ago by login, as ann!a@b.",
  );
  expect(await bot.say("logout", as)).toBe("You are logged out. See you!");
});

test("who somebody is travels with the command: nothing is asked of the bot", async () => {
  const ask = () => Promise.reject(new Error("asked"));
  const bot = await startModule(session, {}, { services: () => ({ session: ask }) });
  const as = { ...alone, level: "voice", userId: "anna" } as const;
  expect(await bot.say("whoami", as)).toBe("You are anna, level voice.");
});

test("a token elsewhere in a private message reaches no module", async () => {
  const bot = await startModule(session);
  const token = newToken("login");
  const answer = await bot.say(`${token} hello`, alone);
  expect(answer).toContain(redact(token).slice(0, 10));
  expect(answer).not.toContain(token.slice(0, 12));
});
