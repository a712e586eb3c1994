/** The built web process on a database that exists, and browsers signed in to it. */
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import path from "node:path";
import { encode } from "next-auth/jwt";
import { openDb } from "#core/db/client";
import { deriveKey } from "#core/env";
import { levelValue } from "#core/levels";
import { HOUR } from "#core/time";
import { createWebSession } from "#core/web-sessions/web-sessions";
import { freePort } from "../../core/testing/free-port.ts";
import { eventually } from "../row.ts";
import { root } from "../stage.ts";

const COOKIE = "steward.session";

export interface Web {
  /** Milliseconds until the whole answer was read. Throws when it is no success. */
  get(
    address: string,
    options?: { readonly who?: number | "nobody"; readonly signal?: AbortSignal },
  ): Promise<number>;
  close(): Promise<void>;
}

/** Starts the web on a SQLite file, with so many superusers signed in. */
export async function startWeb(file: string, dataDir: string, superusers: number): Promise<Web> {
  const secret = randomBytes(32).toString("hex");
  const cookies = await signedIn(`file:${file}`, secret, superusers);
  const port = await freePort();
  const { DATABASE_URL: _, ...inherited } = process.env;
  const settings = { STEWARD_DATA: dataDir, STEWARD_SECRET: secret, LOG_LEVEL: "error" };
  const child = spawn(
    process.execPath,
    [path.join(root, "node_modules/next/dist/bin/next"), "start", "--port", String(port)],
    {
      cwd: root,
      env: { ...inherited, ...settings, NODE_ENV: "production", PORT: String(port) },
      stdio: ["ignore", "ignore", 2],
    },
  );
  const get: Web["get"] = async (address, { who = 0, signal } = {}) => {
    const begun = performance.now();
    const answer = await fetch(`http://localhost:${port}${address}`, {
      headers: who === "nobody" ? {} : { cookie: cookies[who] ?? "" },
      redirect: "manual",
      ...(signal ? { signal } : {}),
    });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${address} was answered with ${answer.status}`);
    return performance.now() - begun;
  };
  try {
    await eventually("the web", () => get("/").catch(() => stillThere(child)), 60_000);
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  }
  return { get, close: () => end(child) };
}

function stillThere(child: ChildProcess): null {
  if (child.exitCode !== null) throw new Error(`The web ended with code ${child.exitCode}.`);
  return null;
}

async function end(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}

const sessionOf = (userId: string) =>
  ({ userId, method: "password", remember: false, ip: "127.0.0.1", userAgent: "bench" }) as const;

/** The cookies of new superusers. */
async function signedIn(url: string, secret: string, count: number): Promise<string[]> {
  const db = openDb(url);
  const now = new Date();
  const key = deriveKey("web-session", secret).toString("base64url");
  const cookies: string[] = [];
  try {
    for (let number = 0; number < count; number++) {
      const name = `bench${number}`;
      const email = `${name}@example.org`;
      await db.user.create({
        data: {
          ...{ id: name, name, nameFolded: name, email, emailFolded: email, passwordHash: "" },
          ...{ emailVerifiedAt: now, level: levelValue("superuser"), createdAt: now },
        },
      });
      const session = await createWebSession(db, sessionOf(name), now);
      const token = { sub: name, sid: session.id };
      cookies.push(`${COOKIE}=${await encode({ token, secret: key, maxAge: HOUR / 1000 })}`);
    }
    return cookies;
  } finally {
    await db.$disconnect();
  }
}
