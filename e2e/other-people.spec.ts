/** Nobody reaches what belongs to somebody else by knowing its number: every action below /me that takes one is asked, and those for views of the log. */
import { readFileSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { type ActionEntry, findActions } from "./fixtures/entry-points.ts";
import { addUser } from "./fixtures/journeys.ts";
import { expect, test } from "./fixtures/test.ts";
import { Visitor } from "./fixtures/visitor.ts";

test.use({ stackOf: "authorization" });

test.skip(
  process.env.TEST_DATABASE === "postgresql",
  "the conditions are the same on both engines",
);

const root = path.resolve(import.meta.dirname, "..");

interface Attempt {
  readonly field: string;
  readonly table: string;
  /** What else a complete form has. */
  readonly more?: Readonly<Record<string, string>>;
}

/** Rows of somebody else's, by the action that takes the number of one, and the field that it is sent in. */
const ATTEMPTS: Readonly<Record<string, Attempt>> = {
  revokeToken: { field: "id", table: "Token" },
  logOutOnIrc: { field: "sessionId", table: "IrcSession" },
  unlink: { field: "id", table: "Identity" },
  withdrawClaim: { field: "id", table: "IdentityClaim" },
  endSession: { field: "id", table: "WebSession" },
  renameView: { field: "id", table: "LogView", more: { name: "Mallory's" } },
  refilterView: { field: "id", table: "LogView", more: { query: "q=mallory" } },
  deleteView: { field: "id", table: "LogView" },
};

/** These take no number of a row: what they change is found by who asks. `makeToken` names a network, which is everybody's. */
const OWN_ONLY = new Set(
  "makeToken updateProfile claimIdentity endOtherSessions deleteAccount replacePassword moveAddress proveNewAddress leave beginApp confirmApp turnOffFactor renewCodes saveView".split(
    " ",
  ),
);

const nameOf = ({ name }: ActionEntry) => name.split(" ").at(-1) ?? "";
const ownActions = () =>
  findActions().filter(({ name }) => /^app\/(?:me|console\/logs)\//.test(name));

test("every action for what is somebody's own is either asked here or takes no number", () => {
  const names = ownActions().map(nameOf);
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name) => !OWN_ONLY.has(name) && !Object.hasOwn(ATTEMPTS, name))).toEqual([]);
  // The one that was judged by its name alone must still be what it was.
  const source = readFileSync(path.join(root, "app/me/token/actions.ts"), "utf8");
  expect(source).toMatch(/makeToken = action\(.*?z\.strictObject\(\{ networkId: id \}\)/s);
});

test("somebody else's tokens, sessions, identities, claims and views stay as they are", async ({
  stack,
}) => {
  await addUser(stack, "nina");
  await addUser(stack, "mallory", "operator");
  await Visitor.signedIn(stack, "nina");
  const mallory = await Visitor.signedIn(stack, "mallory");
  const db = new Database(path.join(stack.dataDir, "steward.db"));
  db.pragma("busy_timeout = 5000");
  const nina = db
    .prepare(`SELECT id FROM "User" WHERE "nameFolded" = 'nina'`)
    .pluck()
    .get() as string;
  const network = db.prepare(`SELECT id FROM "Network"`).pluck().get() as string;
  const now = Date.now();
  const of = `'nina-row', '${nina}', '${network}'`;
  db.exec(`
    INSERT INTO "Token" (id, "userId", "networkId", hash, kind, origin, "liveKey", "createdAt", "expiresAt")
      VALUES (${of}, 'hash-of-nina', 'login', 'card', 'key-of-nina', ${now}, ${now + 600_000});
    INSERT INTO "Identity" (id, "userId", "networkId", kind, value, folded, "provenAt", "lastUseAt")
      VALUES (${of}, 'nick', 'nina', 'nina', ${now}, ${now});
    INSERT INTO "IdentityClaim" (id, "userId", "networkId", kind, value) VALUES (${of}, 'nick', 'nina');
    INSERT INTO "IrcSession" (id, "userId", "networkId", epoch, nick, "nickFolded", "userHost", method, "startedAt", "lastUseAt")
      VALUES (${of}, 'epoch', 'nina', 'nina', 'n@host', 'login', ${now}, ${now});
    INSERT INTO "LogView" (id, "userId", name, "nameFolded", query, "createdAt", "updatedAt")
      VALUES ('nina-row', '${nina}', 'Errors', 'errors', 'severity=error', ${now}, ${now});`);
  const rowsOf = (table: string) =>
    db.prepare(`SELECT * FROM "${table}" WHERE "userId" = ? ORDER BY id`).all(nina);

  for (const action of ownActions()) {
    const attempt = ATTEMPTS[nameOf(action)];
    if (!attempt) continue;
    const before = rowsOf(attempt.table);
    const [row] = before as { id: string }[];
    expect(row, attempt.table).toBeDefined();
    const fields = { [attempt.field]: row?.id ?? "", ...attempt.more };
    const bare = await mallory.act(action, fields);
    const asNina = await mallory.act(action, { ...fields, userId: nina });
    expect(asNina.state?.code, `${action.name} with a userId`).toBe("invalid");
    if (nameOf(action) === "logOutOnIrc") await jobsEnded(db);
    else if (nameOf(action) !== "withdrawClaim" && nameOf(action) !== "revokeToken")
      expect(bare.state?.status, action.name).toBe("failed");
    expect(rowsOf(attempt.table), action.name).toEqual(before);
  }
  db.close();
});

async function jobsEnded(db: Database.Database): Promise<void> {
  const open = db.prepare(`SELECT count(*) FROM "Job" WHERE "finishedAt" IS NULL`).pluck();
  await expect.poll(() => open.get(), { timeout: 40_000 }).toBe(0);
}
