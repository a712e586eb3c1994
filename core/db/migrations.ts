/**
 * Migrations without the Prisma CLI's native engine: the same schema engine as WebAssembly, over the driver adapters.
 * It keeps the CLI's books (`_prisma_migrations`), so an operator may go on with `prisma migrate`. Used by scripts/migrate.ts
 * and the tests; the running processes never migrate.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlResultSet,
} from "@prisma/driver-adapter-utils";
import * as wasm from "@prisma/schema-engine-wasm/schema_engine_bg";
import Database from "better-sqlite3";
import pg from "pg";
import { makeSqliteFile, type Provider, providerOf, sqliteFile } from "./address.ts";
import { plainSqliteAdapter } from "./sqlite-adapter.ts";

const folderOf = (root: string, provider: Provider) =>
  path.join(root, "prisma/migrations", provider);

// Objects that live beside the schema (see prisma/sql) and are none of the schema's business.
const textTables = ["", "_data", "_idx", "_docsize", "_config"].map((part) => `event_text${part}`);
const sideTables = [...textTables, "wake_mark"];
const filtersOf = (provider: Provider) => ({
  externalTables: provider === "sqlite" ? sideTables : [],
  externalEnums: [],
});

function migrationList(root: string, provider: Provider) {
  const baseDir = folderOf(root, provider);
  const folders = existsSync(baseDir)
    ? readdirSync(baseDir, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    : [];
  return {
    baseDir,
    lockfile: { path: "migration_lock.toml", content: `provider = "${provider}"\n` },
    shadowDbInitScript: "",
    migrationDirectories: folders
      .map(({ name }) => name)
      .sort()
      .map((name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: {
            tag: "ok" as const,
            value: readFileSync(path.join(baseDir, name, "migration.sql"), "utf8"),
          },
        },
      })),
  };
}

function schemaFiles(root: string, provider: Provider) {
  const template = readFileSync(path.join(root, "prisma/schema.prisma"), "utf8");
  const content = template.replace('"PROVIDER"', `"${provider}"`);
  return [{ path: path.join(root, "prisma/schema.prisma"), content }];
}

let ready: Promise<void> | undefined;

function instantiate(): Promise<void> {
  ready ??= (async () => {
    // The engine reports its own panics through this global.
    Object.assign(globalThis, {
      PRISMA_WASM_PANIC_REGISTRY: {
        set_message(message: string) {
          throw new Error(`The schema engine gave up: ${message}`);
        },
      },
    });
    const file = createRequire(import.meta.url).resolve(
      "@prisma/schema-engine-wasm/schema_engine_bg",
    );
    const module = new WebAssembly.Module(readFileSync(file.replace(/\.js$/, ".wasm")));
    const instance = new WebAssembly.Instance(module, {
      "./schema_engine_bg.js": wasm as unknown as WebAssembly.ModuleImports,
    });
    wasm.__wbg_set_wasm(instance.exports);
    (instance.exports.__wbindgen_start as () => void)();
  })();
  return ready;
}

const CHAR = 18;
const BPCHAR = 1042;

type Done = (error: Error | null, result?: pg.QueryResult) => void;

/** PostgreSQL's catalogue has columns of the internal type "char", which the driver adapter refuses; they read as one character. */
class CatalogueClient extends pg.Client {
  // pg declares eight overloads of query; the adapter's pool uses two: with a callback behind, and for a promise.
  override query = ((...query: unknown[]) => {
    const run = super.query.bind(this) as (...of: unknown[]) => Promise<pg.QueryResult> | undefined;
    const done = query.at(-1) as Done;
    if (typeof done !== "function") return run(...query)?.then(withReadableTypes);
    return run(...query.slice(0, -1), (error: Error | null, result?: pg.QueryResult) =>
      done(error, result && withReadableTypes(result)),
    );
  }) as unknown as typeof pg.Client.prototype.query;
}

/** Columns seen as "char", by name: the engine wants them announced as characters again (see `tracked`). */
const charColumns = new Set<string>();

function withReadableTypes(result: pg.QueryResult): pg.QueryResult {
  for (const field of result.fields ?? []) {
    if (field.dataTypeID !== CHAR) continue;
    charColumns.add(field.name);
    field.dataTypeID = BPCHAR;
  }
  return result;
}

function withCharacters(result: SqlResultSet): SqlResultSet {
  const columnTypes = result.columnTypes.map((type, index) =>
    charColumns.has(result.columnNames[index] ?? "") ? ColumnTypeEnum.Character : type,
  );
  return { ...result, columnTypes };
}

function engineAdapter(url: string) {
  if (providerOf(url) === "sqlite") {
    makeSqliteFile(url);
    return plainSqliteAdapter(url);
  }
  const pool = new pg.Pool({ connectionString: url, Client: CatalogueClient, max: 4 });
  return new PrismaPg(pool, { disposeExternalPool: true });
}

/** The engine opens connections that it never closes, and holds SQLite's lock with them; so we do. */
function trackedFactory(url: string) {
  const adapter = engineAdapter(url);
  const open: SqlDriverAdapter[] = [];
  const tracked = async (connecting: Promise<SqlDriverAdapter>) => {
    const connection = await connecting;
    open.push(connection);
    const queryRaw = connection.queryRaw.bind(connection);
    connection.queryRaw = async (query) => withCharacters(await queryRaw(query));
    return connection;
  };
  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    connect: () => tracked(adapter.connect()),
    connectToShadowDb: () => tracked(adapter.connectToShadowDb()),
  };
  return {
    factory,
    closeAll: async () => {
      for (const connection of open.splice(0)) await connection.dispose();
    },
  };
}

async function withEngine<Result>(
  root: string,
  url: string,
  work: (engine: wasm.SchemaEngine, provider: Provider) => Promise<Result>,
): Promise<Result> {
  await instantiate();
  const provider = providerOf(url);
  const datamodels = schemaFiles(root, provider).map(
    ({ path: file, content }): [string, string] => [file, content],
  );
  const { factory, closeAll } = trackedFactory(url);
  const engine = await wasm.SchemaEngine.new(
    { datamodels },
    () => {},
    bindMigrationAwareSqlAdapterFactory(factory),
  );
  try {
    return await work(engine, provider);
  } finally {
    engine.free();
    await closeAll();
  }
}

/** Applies what the database at `url` does not have yet, then the idempotent side objects. Gives the names applied. */
export async function applyMigrations(root: string, url: string): Promise<string[]> {
  const names = await withEngine(root, url, async (engine, provider) => {
    const migrationsList = migrationList(root, provider);
    const filters = filtersOf(provider);
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters });
    return appliedMigrationNames;
  });
  await applySideObjects(root, url);
  return names;
}

/** Full-text tables, triggers and checks: SQL that may run any number of times. */
async function applySideObjects(root: string, url: string): Promise<void> {
  const folder = path.join(root, "prisma/sql", providerOf(url));
  const scripts = readdirSync(folder)
    .sort()
    .map((file) => readFileSync(path.join(folder, file), "utf8"));
  if (providerOf(url) === "sqlite") {
    const database = new Database(sqliteFile(url));
    for (const script of scripts) database.exec(script);
    database.close();
    return;
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const script of scripts) await client.query(script);
  } finally {
    await client.end();
  }
}

/**
 * Brings the (scratch) database at `url` up to the existing migrations, then writes one that closes the gap to the schema.
 * Gives its name, or null when nothing differs. `stamp` orders migrations: yyyymmddhhmmss.
 */
export async function createMigration(
  root: string,
  url: string,
  name: string,
  stamp: string,
): Promise<string | null> {
  await withEngine(root, url, (engine, provider) =>
    engine.applyMigrations({
      migrationsList: migrationList(root, provider),
      filters: filtersOf(provider),
    }),
  );
  const script = await schemaDrift(root, url);
  if (script === "") return null;
  const base = folderOf(root, providerOf(url));
  const made = `${stamp}_${name}`;
  mkdirSync(path.join(base, made), { recursive: true });
  writeFileSync(path.join(base, made, "migration.sql"), `${script}\n`);
  writeFileSync(path.join(base, "migration_lock.toml"), `provider = "${providerOf(url)}"\n`);
  return made;
}

/** The SQL that would turn the database at `url` into the schema; empty when they agree. */
export async function schemaDrift(root: string, url: string): Promise<string> {
  return withEngine(root, url, async (engine, provider) => {
    const files = schemaFiles(root, provider);
    const { stdout } = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: root },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters: filtersOf(provider),
    });
    return (stdout ?? "").replace(/^-- .*$/gm, "").trim();
  });
}
