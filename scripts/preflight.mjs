/** What would stop Steward later is told before minutes of preparing. On plain Node; core/env.ts checks all settings as soon as it is compiled. */
import { accessSync, constants, mkdirSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";

/** Why Steward cannot start here, as sentences that say what to do; empty when nothing is in the way. */
export async function preflight(env, root) {
  const places = [
    ["PORT", env.PORT || "3000", undefined, "the web pages"],
    ["LOBBY_PORT", env.LOBBY_PORT || "6667", env.LOBBY_HOST || "127.0.0.1", "the lobby"],
  ];
  const ports = await Promise.all(places.map((place) => portProblem(...place)));
  return [
    nodeProblem(),
    folderProblem(path.resolve(root, env.STEWARD_DATA || "./data")),
    ...ports,
  ].filter(Boolean);
}

export function nodeProblem(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return null;
  return `Steward needs Node 20.19 or newer; this is ${version}.`;
}

function folderProblem(folder) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    return `The data folder ${folder} cannot be written (${error.code}). Give it to the user that runs Steward, or name another: STEWARD_DATA=/path npm start`;
  }
}

async function portProblem(name, text, host, what) {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    return `${name} is ${text}; it has to be a number from 1 to 65535.`;
  const code = await new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve(error.code));
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
  if (code === null) return null;
  if (code === "EADDRINUSE")
    return `Port ${port}, for ${what}, is taken by another program. Stop it (is Steward running already?) or choose another: ${name}=${port + 1} npm start`;
  if (code === "EACCES")
    return `Port ${port}, for ${what}, needs more rights than this user has. Choose one above 1023: ${name}=8080 npm start`;
  return `Port ${port}, for ${what}, cannot be used${host ? ` on ${host}` : ""} (${code}). Check ${name}${host ? " and LOBBY_HOST" : ""}.`;
}
