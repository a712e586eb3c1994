/** Starts a throw-away PostgreSQL from a package, runs the given command with its DATABASE_URL, and removes it again. */
import { spawn } from "node:child_process";
import { startPostgres } from "#core/testing/postgres";

const [command, ...args] = process.argv.slice(2);
if (!command) throw new Error("Usage: scratch-postgres.ts <command> [arguments…]");

const server = await startPostgres();
const child = spawn(command, args, {
  stdio: "inherit",
  env: { ...process.env, DATABASE_URL: await server.createDatabase() },
});
process.exitCode = await new Promise<number>((resolve) => {
  child.on("exit", (code) => resolve(code ?? 1));
});
await server.stop();
