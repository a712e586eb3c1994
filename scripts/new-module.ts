/**
 * `npm run new:module <name>`: writes a documented module with a test into the user's folder, with `--file` as one file, or with
 * `--built-in` into the project.
 */
import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { listModules } from "#bot/host/sources";
import { readEnv } from "#core/env";
import { isProtectedModule, MODULE_NAME } from "#core/modules/names";
import { moduleFiles } from "./new-module/template.ts";

const root = process.cwd();
const args = process.argv.slice(2);
const isBuiltIn = args.includes("--built-in");
const isOneFile = args.includes("--file");
const [name, ...others] = args.filter((arg) => !arg.startsWith("--"));

function refuse(why: string): never {
  console.error(why);
  process.exit(2);
}

if (name === undefined || others.length > 0 || (isBuiltIn && isOneFile))
  refuse("Usage: npm run new:module <name> [-- --file | --built-in]");
if (!MODULE_NAME.test(name))
  refuse(`"${name}" is no module's name: a-z, 0-9 and -, at most 32 of them.`);
if (isProtectedModule(name)) refuse(`The built-in module ${name} cannot be replaced.`);

const builtIn = path.join(root, "bot/modules", name);
const parent = isBuiltIn ? path.join(root, "bot/modules") : path.join(readEnv().dataDir, "modules");
const folder = path.join(parent, name);
if (existsSync(folder)) refuse(`${folder} is there already.`);
for (const there of await listModules(parent, "user"))
  if (there.name === name) refuse(`${there.at} is there already.`);
if (!isBuiltIn && existsSync(builtIn))
  console.warn(`There is a built-in module ${name}: yours takes its place.`);

mkdirSync(isOneFile ? parent : folder, { recursive: true, mode: 0o755 });
// The bot loads nothing that others could change, whatever the umask says.
chmodSync(parent, 0o755);
if (!isOneFile) chmodSync(folder, 0o755);
for (const [file, text] of moduleFiles({ name, root, folder: parent, isBuiltIn, isOneFile })) {
  const target = path.join(parent, file);
  if (existsSync(target)) continue;
  writeFileSync(target, text, { mode: 0o644 });
  console.log(`Written: ${target}`);
}
console.log(
  isBuiltIn
    ? `Try it: npx vitest run bot/modules/${name}`
    : `The bot loads it as soon as it runs. Try its test: npm run test:module ${name}`,
);
