/** The PostgreSQL of Debian, whose tools are on the PATH and of the server's own version, for tests of those tools. */
import { execFile, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, vi } from "vitest";
import { isInstalled } from "#bot/testing/installed";
import { freePort } from "#core/testing/free-port";
import { type PostgresServer, postgresAt } from "#core/testing/postgres";

const versions = "/usr/lib/postgresql";

function newestBin(): string {
  try {
    const all = readdirSync(versions).sort((a, b) => Number(b) - Number(a));
    return path.join(versions, all[0] ?? "none", "bin");
  } catch {
    // Not Debian, or not installed there.
    return versions;
  }
}

const bin = newestBin();
export const hasDebianPostgres = (): boolean =>
  isInstalled({ name: "PostgreSQL", binary: path.join(bin, "postgres"), package: "postgresql" });

/** The folder of the server's own tools, for the PATH. */
export const DEBIAN_POSTGRES_BIN = bin;

/** It refuses to run as root. */
function someUser(): { uid: number; gid: number } | Record<string, never> {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

/** Starts one that asks for a password, on a free loopback port; it ends after the tests of the file. */
export async function startDebianPostgres(password: string): Promise<PostgresServer> {
  const folder = mkdtempSync(path.join(tmpdir(), "steward-debian-pg-"));
  const user = someUser();
  const secret = path.join(folder, "password");
  writeFileSync(secret, password, { mode: 0o600 });
  if (user.uid !== undefined)
    for (const each of [folder, secret]) chownSync(each, user.uid, user.gid);
  const data = path.join(folder, "data");
  const init = ["-D", data, "--username=postgres", `--pwfile=${secret}`, "--auth=scram-sha-256"];
  await promisify(execFile)(path.join(bin, "initdb"), [...init, "--no-sync"], {
    ...{ ...user, cwd: folder },
  });
  const port = await freePort();
  const options = ["-D", data, "-p", String(port), "-h", "127.0.0.1", "-k", folder, "-F"];
  const child = spawn(path.join(bin, "postgres"), options, {
    ...{ ...user, cwd: folder, stdio: "ignore" },
  });
  const ended = once(child, "exit");
  const server = postgresAt(
    `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`,
  );
  const stop = async () => {
    child.kill("SIGINT");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  afterAll(stop);
  await vi.waitFor(() => server.createDatabase(), { timeout: 60_000, interval: 200 });
  return { ...server, stop };
}
