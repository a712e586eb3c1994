import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import {
  deriveKey,
  type Env,
  forgetSetupCode,
  plainEnv,
  readEnv,
  readSecret,
  readSetupCode,
} from "./env.ts";

const envOf = (values: Readonly<Record<string, string>>) => values as NodeJS.ProcessEnv;
const read = (values: Readonly<Record<string, string>>) => readEnv(envOf(values));

function said(values: Readonly<Record<string, string>>): string {
  try {
    read(values);
    return "it was taken";
  } catch (error) {
    return (error as Error).message;
  }
}

test("everything has a default, also for what is set to nothing", () => {
  const defaults: Env = {
    port: 3000,
    fixedUrl: undefined,
    dataDir: path.resolve("data"),
    databaseUrl: `file:${path.resolve("data/steward.db")}`,
    lobbyHost: "127.0.0.1",
    lobbyPort: 6667,
    smtpUrl: undefined,
    mailFrom: "Steward <steward@localhost>",
    fixedMailFrom: undefined,
    trustedProxies: 0,
    botId: "bot",
    onDisconnect: "reconnect",
    logLevel: "info",
  };
  expect(read({})).toEqual(defaults);
  expect(read({ PORT: "", STEWARD_URL: "", DATABASE_URL: "", LOG_LEVEL: "" })).toEqual(defaults);
});

test.each<[string, string, Partial<Env>]>([
  ["PORT", "1", { port: 1 }],
  ["PORT", "65535", { port: 65_535 }],
  ["STEWARD_URL", "https://bot.example.org", { fixedUrl: "https://bot.example.org" }],
  ["STEWARD_URL", "https://bot.example.org/", { fixedUrl: "https://bot.example.org" }],
  ["STEWARD_URL", "HTTP://Bot.example.org:8080/", { fixedUrl: "http://bot.example.org:8080" }],
  ["STEWARD_URL", "bot.example.org", { fixedUrl: "https://bot.example.org" }],
  ["STEWARD_DATA", "/srv/d", { dataDir: "/srv/d", databaseUrl: "file:/srv/d/steward.db" }],
  ["DATABASE_URL", "file:/srv/x.db", { databaseUrl: "file:/srv/x.db" }],
  ["DATABASE_URL", "postgres://h/db", { databaseUrl: "postgres://h/db" }],
  ["DATABASE_URL", "postgresql://u:a%40b@h:5433/db?sslmode=require", {}],
  ["LOBBY_HOST", "0.0.0.0", { lobbyHost: "0.0.0.0" }],
  ["LOBBY_PORT", "6697", { lobbyPort: 6697 }],
  ["SMTP_URL", "smtp://u:p@h:587?requireTLS=true", { smtpUrl: "smtp://u:p@h:587?requireTLS=true" }],
  ["SMTP_URL", "smtps://h", { smtpUrl: "smtps://h" }],
  [
    "MAIL_FROM",
    "bot@example.org",
    { mailFrom: "bot@example.org", fixedMailFrom: "bot@example.org" },
  ],
  ["MAIL_FROM", "A Bot <bot@example.org>", { mailFrom: "A Bot <bot@example.org>" }],
  ["STEWARD_TRUSTED_PROXIES", "8", { trustedProxies: 8 }],
  ["STEWARD_BOT_ID", "bot-2", { botId: "bot-2" }],
  ["STEWARD_ON_DISCONNECT", "exit", { onDisconnect: "exit" }],
  ["LOG_LEVEL", "silent", { logLevel: "silent" }],
])("%s=%s is taken", (name, value, wanted) => {
  expect(read({ [name]: value })).toMatchObject(wanted);
});

const NUMBER = "has to be a number from 1 to 65535.";
const ADDRESS =
  "has to be the address that people open, without a path, such as https://bot.example.org.";
const DATABASE = "cannot be used: it has to be file:/path/to.db or postgresql://user:password@host";
const SMTP = "cannot be used: it has to be smtp://user:password@host:587 or smtps://";
const PROXIES = "has to be how many proxies of yours stand in front, a number from 0 to 8.";
const BOT = "has to be 1 to 32 small letters, digits and hyphens, such as bot-2.";

test.each([
  ...["http", "0", "65536", "-1", "80.5", "0x50", "1e3", " "].map(
    (value) => [["PORT", value], `PORT is ${value}; it ${NUMBER}`] as const,
  ),
  [["LOBBY_PORT", "irc"], `LOBBY_PORT is irc; it ${NUMBER}`],
  ...["ftp://x.org", "https://x.org/steward", "https://", "two words"].map(
    (value) => [["STEWARD_URL", value], ADDRESS] as const,
  ),
  ...["mysql://u:hunter2@h/db", "file:", "postgresql://", "postgresql://u:hunter2#@h/db"].map(
    (value) => [["DATABASE_URL", value], `DATABASE_URL ${DATABASE}`] as const,
  ),
  ...["mail.example.org", "https://h", "smtp://", "smtp://u:hunter2/@h"].map(
    (value) => [["SMTP_URL", value], `SMTP_URL ${SMTP}`] as const,
  ),
  ...[
    "steward",
    "Steward <steward>",
    "a@example.org, b@example.org",
    "a@example.org\nBcc: b@c.de",
  ].map(
    (value) =>
      [["MAIL_FROM", value], "it has to be an address, such as Steward <steward@"] as const,
  ),
  [["STEWARD_SECRET", "hunter2"], "STEWARD_SECRET cannot be used: it must have at least 32 char"],
  [["STEWARD_SETUP_CODE", "hunter2"], "STEWARD_SETUP_CODE cannot be used: it must have at least 8"],
  ...["9", "-1", "yes", "127.0.0.1"].map(
    (value) => [["STEWARD_TRUSTED_PROXIES", value], `is ${value}; it ${PROXIES}`] as const,
  ),
  ...["Bot", "-bot", "b t", "x".repeat(33)].map(
    (value) => [["STEWARD_BOT_ID", value], `STEWARD_BOT_ID is ${value}; it ${BOT}`] as const,
  ),
  [["STEWARD_ON_DISCONNECT", "stay"], "is stay; it has to be reconnect or exit."],
  [["LOG_LEVEL", "loud"], "is loud; it has to be debug, info, warn, error or silent."],
] as const)("%j is refused in a sentence without secrets", ([name, value], sentence) => {
  const text = said({ [name]: value });
  expect(text).toContain(sentence);
  expect(text).not.toContain("hunter2");
});

test("all that is wrong is told at once, a line each", () => {
  const lines = said({ PORT: "http", LOG_LEVEL: "loud", STEWARD_SECRET: "short" }).split("\n");
  expect(lines.map((line) => line.split(" ")[0])).toEqual(["PORT", "STEWARD_SECRET", "LOG_LEVEL"]);
});

function dataFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "steward-env-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test.each([
  ["secret", readSecret, /^[A-Za-z0-9_-]{43}$/],
  ["setup-code", readSetupCode, /^[0-9a-hjkmnp-tv-z]{14}$/],
] as const)(
  "%s is random, kept for its owner alone, and the same the next time",
  (name, make, shape) => {
    const env = envOf({ STEWARD_DATA: path.join(dataFolder(), "new") });
    const made = make(env);
    expect(made).toMatch(shape);
    const file = path.join(env.STEWARD_DATA ?? "", name);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(path.dirname(file)).mode & 0o777).toBe(0o700);
    expect(readFileSync(file, "utf8")).toBe(`${made}\n`);
    chmodSync(file, 0o644);
    expect(make(env)).toBe(made);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(make(envOf({ STEWARD_DATA: dataFolder() }))).not.toBe(made);
  },
);

test("what the environment gives wins and is not written down", () => {
  const given = { STEWARD_DATA: dataFolder(), STEWARD_SECRET: "s".repeat(32) };
  expect(readSecret(envOf(given))).toBe("s".repeat(32));
  expect(readSetupCode(envOf({ ...given, STEWARD_SETUP_CODE: "12345678" }))).toBe("12345678");
  expect(() => statSync(path.join(given.STEWARD_DATA, "secret"))).toThrow("ENOENT");
});

test("a used setup code is followed by another", () => {
  const env = envOf({ STEWARD_DATA: dataFolder() });
  const first = readSetupCode(env);
  forgetSetupCode(env);
  expect(readSetupCode(env)).not.toBe(first);
});

test("each purpose has a key of its own", () => {
  const key = deriveKey("a", "s".repeat(32));
  expect(key).toHaveLength(32);
  expect(deriveKey("a", "s".repeat(32))).toEqual(key);
  expect(deriveKey("b", "s".repeat(32))).not.toEqual(key);
  expect(deriveKey("a", "t".repeat(32))).not.toEqual(key);
});

test("a child that must not learn secrets learns none", () => {
  const env = envOf({ PATH: "/bin", STEWARD_SECRET: "x", DATABASE_URL: "y", SMTP_URL: "z" });
  expect(plainEnv({ MORE: "1" }, env)).toEqual({ PATH: "/bin", MORE: "1" });
});
