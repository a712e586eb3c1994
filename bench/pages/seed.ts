/** A large installation: 100,000 people and 1,000,000 events of the last thirty days, the same ones each time. */
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
} from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { applyMigrations } from "#core/db/migrations";
import { DAY } from "#core/time";

export const PEOPLE = 100_000;
export const EVENTS = 1_000_000;
const AUDIT_ROWS = 20_000;
const CHANNELS = 40;
const SPAN_MS = 30 * DAY;

/** A copy of the seeded SQLite file in `folder`; made once for each state of schema and seed, then kept under .cache. */
export async function seededFile(root: string, folder: string): Promise<string> {
  const kept = path.join(root, ".cache/bench", `pages-${fingerprint(root)}.db`);
  if (!existsSync(kept)) {
    mkdirSync(path.dirname(kept), { recursive: true });
    const making = `${kept}.making-${process.pid}`;
    await applyMigrations(root, `file:${making}`);
    fill(making);
    renameSync(making, kept);
  }
  const file = path.join(folder, "steward.db");
  copyFileSync(kept, file);
  return file;
}

/** Changes with every migration and with this file. */
function fingerprint(root: string): string {
  const hash = createHash("sha256").update(readFileSync(import.meta.filename));
  for (const folder of ["prisma/migrations/sqlite", "prisma/sql/sqlite"])
    for (const name of readdirSync(path.join(root, folder), {
      recursive: true,
      encoding: "utf8",
    }).sort())
      if (name.endsWith(".sql")) hash.update(readFileSync(path.join(root, folder, name)));
  return hash.digest("hex").slice(0, 16);
}

/** Numbers that look random and are the same each time: nothing is guarded by them. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function fill(file: string): void {
  const database = new Database(file);
  try {
    database.pragma("synchronous = OFF");
    database.pragma("cache_size = -200000");
    database.transaction(() => {
      addNetwork(database);
      addPeople(database);
      addAudit(database);
      withoutIndexes(database, () => addEvents(database));
    })();
    database.pragma("wal_checkpoint(TRUNCATE)");
  } finally {
    database.close();
  }
}

const channelName = (number: number) => `#channel${number}`;
const userName = (number: number) => `person${String(number).padStart(6, "0")}`;
const nickName = (number: number) => `nick${number}`;

function addNetwork(database: Database.Database): void {
  const now = Date.now();
  const add = `INSERT INTO "Network" (id, name, kind, nick, desired, createdAt) VALUES ('bench', 'Bench', 'irc', 'steward', 'disconnected', ?)`;
  database.prepare(add).run(now);
  const channel = database.prepare(
    `INSERT INTO "Channel" (id, networkId, name, folded, createdAt) VALUES (?, 'bench', ?, ?, ?)`,
  );
  for (let number = 0; number < CHANNELS; number++)
    channel.run(`channel${number}`, channelName(number), channelName(number), now);
}

function addPeople(database: Database.Database): void {
  const random = numbers(1);
  const now = Date.now();
  const user = database.prepare(
    `INSERT INTO "User" (id, name, nameFolded, email, emailFolded, emailVerifiedAt, passwordHash, level, displayName, createdAt, lastSignInAt)
     VALUES (@id, @name, @name, @email, @email, @created, '', @level, @shown, @created, @created)`,
  );
  const identity = database.prepare(
    `INSERT INTO "Identity" (id, userId, networkId, kind, value, folded, provenAt, lastUseAt) VALUES (?, ?, 'bench', 'nick', ?, ?, ?, ?)`,
  );
  for (let number = 0; number < PEOPLE; number++) {
    const created = now - random(365 * DAY);
    const name = userName(number);
    user.run({
      id: name,
      name,
      email: `${name}@example.org`,
      created,
      level: random(3),
      shown: `Person ${number}`,
    });
    identity.run(`i${number}`, name, nickName(number), nickName(number), created, created);
  }
}

function addAudit(database: Database.Database): void {
  const random = numbers(2);
  const add = database.prepare(
    `INSERT INTO "Audit" (at, actorId, actorName, via, action, targetType, targetId, targetName) VALUES (?, ?, ?, 'web', ?, 'user', ?, ?)`,
  );
  const begin = Date.now() - SPAN_MS;
  for (let number = 0; number < AUDIT_ROWS; number++) {
    const [actor, target] = [userName(random(50)), userName(random(PEOPLE))];
    const action = ["user.level", "user.approve", "user.disable", "setting.change"][random(4)];
    add.run(begin + (number / AUDIT_ROWS) * SPAN_MS, actor, actor, action, target, target);
  }
}

/** A million rows first and their indexes afterwards takes a third of the time. */
function withoutIndexes(database: Database.Database, work: () => void): void {
  const made = database
    .prepare(
      "SELECT name, type, sql FROM sqlite_master WHERE tbl_name = 'Event' AND sql IS NOT NULL AND (type = 'index' OR name = 'event_text_insert')",
    )
    .all() as { name: string; type: string; sql: string }[];
  for (const { name, type } of made) database.exec(`DROP ${type} "${name}"`);
  work();
  for (const { sql } of made) database.exec(sql);
  database.exec("INSERT INTO event_text(event_text) VALUES ('rebuild')");
}

/** Of a hundred events: what people do in channels all day. */
const KINDS = [
  ...Array<string>(62).fill("message"),
  ...Array<string>(5).fill("action"),
  ...Array<string>(10).fill("join"),
  ...Array<string>(9).fill("quit"),
  ...["nick", "nick", "mode", "topic", "notice", "kick"],
  ...Array<string>(5).fill("command"),
  ...["command.failed", "command.refused", "session.start"],
];

function addEvents(database: Database.Database): void {
  const random = numbers(3);
  const words = Array.from({ length: 4_000 }, () => wordOf(random));
  // The first words are said far more often than the last, as in every language.
  const word = () => words[Math.floor((random(10_000) / 10_000) ** 3 * words.length)];
  const add = database.prepare(
    `INSERT INTO "Event" (at, kind, networkId, channel, channelFolded, nick, nickFolded, userHost, text, severity)
     VALUES (?, ?, 'bench', ?, ?, ?, ?, ?, ?, ?)`,
  );
  const begin = Date.now() - SPAN_MS;
  for (let number = 0; number < EVENTS; number++) {
    const kind = KINDS[random(KINDS.length)] ?? "message";
    const place = channelName(Math.floor((random(10_000) / 10_000) ** 2 * CHANNELS));
    const nick = nickName(random(2_000));
    const isSaid = ["message", "action", "notice", "topic", "command"].includes(kind);
    const text = isSaid ? Array.from({ length: 4 + random(12) }, word).join(" ") : "";
    const severity = kind === "command.failed" ? "error" : "info";
    const at = begin + (number / EVENTS) * SPAN_MS;
    add.run(Math.floor(at), kind, place, place, nick, nick, `${nick}@host.example`, text, severity);
  }
}

const SYLLABLES = [
  "ka",
  "lo",
  "mi",
  "ter",
  "an",
  "su",
  "re",
  "no",
  "vi",
  "dal",
  "pe",
  "gru",
  "sto",
];

function wordOf(random: (below: number) => number): string {
  return Array.from({ length: 1 + random(4) }, () => SYLLABLES[random(SYLLABLES.length)]).join("");
}
