/** The only place that reads the environment. Everything has a default; a bad value stops the process with a sentence (env-values.ts). */
import { createHash, hkdfSync, randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { newId } from "#core/secrets";
import { readValues } from "./env-values.ts";

/** 70 bits, in symbols that nothing misreads and a double click selects. */
const SETUP_CODE_SYMBOLS = 14;

export interface Env {
  readonly port: number;
  /** The public address without a trailing slash when the operator fixed it, otherwise undefined. */
  readonly fixedUrl: string | undefined;
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly lobbyHost: string;
  readonly lobbyPort: number;
  readonly smtpUrl: string | undefined;
  /** The sender while nobody chose one, or the one the operator fixed. */
  readonly mailFrom: string;
  /** The sender when the operator fixed it, otherwise undefined. */
  readonly fixedMailFrom: string | undefined;
  readonly trustedProxies: number;
  /** Tells the bots on one database apart. */
  readonly botId: string;
  /** What the bot does when it loses a connection: try again for ever, or end. */
  readonly onDisconnect: "reconnect" | "exit";
  readonly logLevel: "debug" | "info" | "warn" | "error" | "silent";
}

/** Reads and checks the settings that come from the environment. Throws one Error with a sentence for every bad variable. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const values = readValues(source);
  const dataDir = path.resolve(/* turbopackIgnore: true */ values.STEWARD_DATA);
  return {
    port: values.PORT,
    fixedUrl: values.STEWARD_URL,
    dataDir,
    databaseUrl: values.DATABASE_URL ?? `file:${path.join(dataDir, "steward.db")}`,
    lobbyHost: values.LOBBY_HOST,
    lobbyPort: values.LOBBY_PORT,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM ?? "Steward <steward@localhost>",
    fixedMailFrom: values.MAIL_FROM,
    trustedProxies: values.STEWARD_TRUSTED_PROXIES,
    botId: values.STEWARD_BOT_ID,
    onDisconnect: values.STEWARD_ON_DISCONNECT,
    logLevel: values.LOG_LEVEL,
  };
}

function keptFile(file: string, make: () => string): string {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  if (!existsSync(file)) {
    try {
      writeFileSync(file, `${make()}\n`, { mode: 0o600, flag: "wx" });
    } catch (error) {
      // Another process of ours was quicker; its value is the one that counts.
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
  if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
  return readFileSync(file, "utf8").trim();
}

/** The master secret: from the environment, else made once and kept readable by its owner only in the data folder. */
export function readSecret(source: NodeJS.ProcessEnv = process.env): string {
  const values = readValues(source);
  if (values.STEWARD_SECRET) return values.STEWARD_SECRET;
  const file = path.join(path.resolve(/* turbopackIgnore: true */ values.STEWARD_DATA), "secret");
  return keptFile(file, () => randomBytes(32).toString("base64url"));
}

/** A 32-byte key for one purpose, so that a leak of one does not open the others. */
export function deriveKey(purpose: string, secret: string = readSecret()): Buffer {
  const salt = createHash("sha256").update("steward").digest();
  return Buffer.from(hkdfSync("sha256", secret, salt, purpose, 32));
}

const setupCodeFile = (dataDir: string) =>
  path.join(path.resolve(/* turbopackIgnore: true */ dataDir), "setup-code");

/** The one-time code that guards `/setup`: given, or random and the same over restarts until it is consumed. */
export function readSetupCode(source: NodeJS.ProcessEnv = process.env): string {
  const values = readValues(source);
  if (values.STEWARD_SETUP_CODE) return values.STEWARD_SETUP_CODE;
  return keptFile(setupCodeFile(values.STEWARD_DATA), () => newId().slice(0, SETUP_CODE_SYMBOLS));
}

/** Removes the kept code once it was used, so that the next time, should there be one, gets another. */
export function forgetSetupCode(source: NodeJS.ProcessEnv = process.env): void {
  rmSync(setupCodeFile(readValues(source).STEWARD_DATA), { force: true });
}

const HARMLESS = [
  ...["PATH", "HOME", "TZ", "LANG", "LC_ALL", "TMPDIR", "NODE_ENV"],
  // How much memory glibc holds; as the bot was started, so are its children.
  "MALLOC_ARENA_MAX",
] as const;

/** The environment of a child process that must not learn secrets: what is harmless, and `extra`. */
export function plainEnv(
  extra: Readonly<Record<string, string>> = {},
  source: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  const harmless = HARMLESS.flatMap((name) => {
    const value = source[name];
    return value === undefined ? [] : [[name, value]];
  });
  return { ...Object.fromEntries(harmless), ...extra };
}
