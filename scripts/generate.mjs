/**
 * Writes the schema out for SQLite and for PostgreSQL and generates a Prisma client from each, into prisma/generated.
 * Run by prepare.mjs, and only when the schema or Prisma changed.
 */
import { execFile } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const providers = ["sqlite", "postgresql"];

export async function generateClients() {
  const template = await readFile(path.join(root, "prisma/schema.prisma"), "utf8");
  await Promise.all(
    providers.map(async (provider) => {
      const folder = path.join(root, "prisma/generated", provider);
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder, { recursive: true });
      const schema = path.join(folder, "schema.prisma");
      await writeFile(schema, template.replace('"PROVIDER"', `"${provider}"`));
      await promisify(execFile)(
        process.execPath,
        [path.join(root, "node_modules/prisma/build/index.js"), "generate", "--schema", schema],
        {
          cwd: root,
          env: {
            ...process.env,
            // Generating needs no engine, but the CLI fetches one unless it is told of some executable.
            PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
            PRISMA_HIDE_UPDATE_MESSAGE: "1",
            CHECKPOINT_DISABLE: "1",
          },
        },
      );
    }),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await generateClients();
