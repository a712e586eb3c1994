import { expect, test } from "vitest";
import type { Db } from "#core/db/client";
import { type Level, levelValue } from "#core/levels";
import { ada, anEmail, confirmed } from "#core/testing/accounts";
import { freshDb } from "#core/testing/database";
import { exportUser } from "#core/users/export";
import { newViewInput } from "./form.ts";
import {
  deleteView,
  findViews,
  listViews,
  MOST_VIEWS,
  refilterView,
  renameView,
  saveView,
  type ViewOwner,
} from "./log-views.ts";

const now = new Date("2026-01-02T03:04:05Z");
const errors = { name: "Errors", query: "severity=error", shared: false };

async function owner(db: Db, name = ada.name, level: Level = "operator"): Promise<ViewOwner> {
  const email = anEmail(`${name.toLowerCase()}@example.org`);
  const id = await confirmed(db, { ...ada, name, email });
  await db.user.update({ where: { id }, data: { level: levelValue(level) } });
  return { id, level };
}

test("a view keeps the filters that the log knows, and no stretch of time", async () => {
  const db = await freshDb();
  const by = await owner(db);
  const id = await saveView(
    db,
    by,
    {
      name: "Talk in #dev",
      query:
        "channel=%23dev&kind=talk,channel&evil=1&since=2026-01-01T00:00:00Z&channel=%23b&view=x",
      shared: false,
    },
    now,
  );
  const { own } = await listViews(db, by.id);
  expect(own).toEqual([
    { id, name: "Talk in #dev", query: "kind=channel%2Ctalk&channel=%23dev", shared: false },
  ]);
});

test.each(["", "since=2026-01-01T00:00:00Z", "evil=1", "kind=nothing", "severity=info"])(
  "a view that filters nothing (%s) is refused",
  async (query) => {
    const db = await freshDb();
    const by = await owner(db);
    const refused = { code: "invalid" };
    await expect(saveView(db, by, { ...errors, query }, now)).rejects.toMatchObject(refused);
    const id = await saveView(db, by, errors, now);
    await expect(refilterView(db, by.id, { id, query }, now)).rejects.toMatchObject(refused);
  },
);

test.each([
  ["", false],
  ["   ", false],
  ["a\nb", false],
  ["x".repeat(61), false],
  ["x".repeat(60), true],
  [" Errors  of  the week ", true],
])("%j as a name", (name, fits) => {
  const read = newViewInput.safeParse({ name, query: "q=a" });
  expect(read.success).toBe(fits);
  if (name.startsWith(" E")) expect(read.data?.name).toBe("Errors of the week");
});

test("names are one's own and used once, whatever their case", async () => {
  const db = await freshDb();
  const [by, other] = [await owner(db), await owner(db, "Bob")];
  const id = await saveView(db, by, errors, now);
  await saveView(db, other, errors, now);
  const taken = { code: "conflict" };
  await expect(saveView(db, by, { ...errors, name: "ERRORS" }, now)).rejects.toMatchObject(taken);
  const talk = await saveView(db, by, { ...errors, name: "Talk" }, now);
  const rename = (viewId: string, name: string) =>
    renameView(db, by, { id: viewId, name, shared: false }, now);
  await expect(rename(talk, "errors")).rejects.toMatchObject(taken);
  await rename(id, "eRRORS");
  await deleteView(db, by.id, id);
  await rename(talk, "errors");
  expect((await listViews(db, by.id)).own.map(({ name }) => name)).toEqual(["errors"]);
});

test("two of one name at the same moment become one", async () => {
  const db = await freshDb();
  const by = await owner(db);
  const tries = await Promise.allSettled(
    ["a", "A", "a", "A"].map((name) => saveView(db, by, { ...errors, name }, now)),
  );
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await listViews(db, by.id)).own).toHaveLength(1);
});

test("an account has so many views and no more", async () => {
  const db = await freshDb();
  const by = await owner(db);
  for (let n = 1; n <= MOST_VIEWS; n++) await saveView(db, by, { ...errors, name: `n${n}` }, now);
  await expect(saveView(db, by, errors, now)).rejects.toMatchObject({ code: "conflict" });
});

test("nobody touches a view of somebody else", async () => {
  const db = await freshDb();
  const [by, mallory] = [await owner(db), await owner(db, "Mallory", "superuser")];
  const id = await saveView(db, by, errors, now);
  const gone = { code: "not_found" };
  const draft = { id, name: "Mine", shared: true };
  await expect(renameView(db, mallory, draft, now)).rejects.toMatchObject(gone);
  await expect(refilterView(db, mallory.id, { id, query: "q=x" }, now)).rejects.toMatchObject(gone);
  await expect(deleteView(db, mallory.id, id)).rejects.toMatchObject(gone);
  expect((await listViews(db, by.id)).own).toEqual([{ id, ...errors }]);
  expect(await listViews(db, mallory.id)).toEqual({ own: [], shared: [] });
});

test("staff share, operators do not, and what was shared rests once its owner is staff no more", async () => {
  const db = await freshDb();
  const [reader, sharer] = [await owner(db), await owner(db, "Bob", "staff")];
  const draft = { ...errors, shared: true };
  const refused = { code: "forbidden" };
  await expect(saveView(db, reader, draft, now)).rejects.toMatchObject(refused);
  const mine = await saveView(db, reader, { ...errors, name: "My errors" }, now);
  await expect(renameView(db, reader, { ...draft, id: mine }, now)).rejects.toMatchObject(refused);

  const id = await saveView(db, sharer, draft, now);
  const seen = [{ id, ...draft, owner: "Bob" }];
  expect((await listViews(db, reader.id)).shared).toEqual(seen);
  expect((await listViews(db, sharer.id)).shared).toEqual([]);
  expect((await findViews(db, reader.id, "ERR")).map(({ name, owner: of }) => [name, of])).toEqual([
    ["Errors", "Bob"],
    ["My errors", ""],
  ]);
  for (const data of [{ level: levelValue("operator") }, { level: 4, state: "disabled" }]) {
    await db.user.update({ where: { id: sharer.id }, data });
    expect((await listViews(db, reader.id)).shared).toEqual([]);
    expect(await findViews(db, reader.id, "err")).toHaveLength(1);
  }
  await db.user.update({ where: { id: sharer.id }, data: { level: 4, state: "active" } });
  expect((await listViews(db, reader.id)).shared).toEqual(seen);
});

test("views are part of what somebody takes along, and go with their account", async () => {
  const db = await freshDb();
  const by = await owner(db);
  const id = await saveView(db, by, errors, now);
  expect((await exportUser(db, by.id)).user.logViews).toEqual([
    { id, ...errors, createdAt: now, updatedAt: now },
  ]);
  await db.user.delete({ where: { id: by.id } });
  expect(await db.logView.count()).toBe(0);
});
