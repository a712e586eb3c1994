/** Who may do what: every page, route and action is asked by everybody, and the answers are those in docs/authorization.md. */
import { expect } from "@playwright/test";
import { compared } from "../core/testing/authorization-table.ts";
import {
  type ActionEntry,
  findActions,
  findPages,
  findRoutes,
  METHODS,
} from "./fixtures/entry-points.ts";
import { addUser, PASSWORD } from "./fixtures/journeys.ts";
import type { Stack } from "./fixtures/stack.ts";
import { test } from "./fixtures/test.ts";
import { Visitor } from "./fixtures/visitor.ts";

test.use({ stackOf: "authorization" });

const LEVELS = ["user", "registered", "voice", "operator", "staff", "superuser"] as const;
const KINDS = ["anonymous", "unverified", "disabled", ...LEVELS] as const;
type Kind = (typeof KINDS)[number];
type Everybody = Readonly<Record<Kind, Visitor>>;

/** These two do not go through `action()`: everybody may sign out, and choose a language. */
const BY_HAND = /app\/me\/actions\.ts leave|choose-language\.ts chooseLanguage/;
/** As a browser says when one of our own pages asks. */
const OWN_PAGE = { "sec-fetch-site": "same-origin" };
/** No action knows it, so an action that would have been carried out says "invalid" instead. */
const UNKNOWN_FIELD = { emailVerifiedAt: "2020-01-01" };

const idOf = async (stack: Stack, name: string) => {
  const [row] = await stack.database.ask('SELECT id FROM "User" WHERE "nameFolded" = ?', name);
  return String(row?.id);
};

async function everybody(stack: Stack): Promise<Everybody> {
  for (const level of LEVELS) await addUser(stack, `z-${level}`, level);
  for (const name of ["z-unverified", "z-disabled"]) await addUser(stack, name);
  const entries: [Kind, Visitor][] = [["anonymous", new Visitor(stack)]];
  for (const kind of KINDS.slice(1))
    entries.push([kind, await Visitor.signedIn(stack, `z-${kind}`)]);
  const { ask } = stack.database;
  await ask(`UPDATE "User" SET state = 'disabled' WHERE "nameFolded" = 'z-disabled'`);
  await ask(`UPDATE "User" SET "emailVerifiedAt" = NULL WHERE "nameFolded" = 'z-unverified'`);
  return Object.fromEntries(entries) as unknown as Everybody;
}

function wordFor(answer: Response): string {
  const to = answer.headers.get("location") ?? "";
  if (answer.status >= 300 && answer.status < 400)
    return new URL(to, "http://x").pathname === "/signin"
      ? "sign in"
      : `→ ${new URL(to, "http://x").pathname}`;
  if (answer.status === 200) return "yes";
  if (answer.status === 401) return "sign in";
  return answer.status === 403 ? "no" : String(answer.status);
}

async function askAll(people: Everybody, ask: (visitor: Visitor) => Promise<string>) {
  const cells: string[] = [];
  for (const kind of KINDS) cells.push(await ask(people[kind]));
  return cells;
}

test.describe.configure({ mode: "serial" });
test.skip(process.env.TEST_DATABASE === "postgresql", "the table is the same on both engines");

let people: Everybody;
test.beforeAll(async ({ stack }) => {
  test.setTimeout(180_000);
  people = await everybody(stack);
});

test("pages and routes", async ({ stack }) => {
  test.setTimeout(240_000);
  const voice = await idOf(stack, "z-voice");
  const fill = (route: string) =>
    route
      .replace("[user]", voice)
      .replace("[id]", "1")
      .replace("[...nextauth]", "session")
      .replace(/\[\w+\]/, "unknown");
  const rows: string[][] = [];
  for (const { route } of findPages()) {
    const cells = await askAll(people, async (visitor) => wordFor(await visitor.ask(fill(route))));
    rows.push([route, ...cells]);
  }
  for (const { route, methods } of findRoutes()) {
    for (const method of methods) {
      const cells = await askAll(people, async (visitor) => {
        const answer = await visitor.ask(fill(route), { method, headers: OWN_PAGE });
        await answer.body?.cancel();
        return wordFor(answer);
      });
      rows.push([`${method} ${route}`, ...cells]);
    }
    for (const method of METHODS.filter((one) => !methods.includes(one))) {
      const answer = await people.superuser.ask(fill(route), { method });
      expect(answer.status, `${method} ${route}`).toBe(405);
    }
  }
  const { written, found } = compared({
    section: "pages",
    columns: ["page or route", ...KINDS],
    rows,
  });
  expect(found).toBe(written);
});

test("server actions", async () => {
  test.setTimeout(240_000);
  const rows: string[][] = [];
  for (const action of findActions().filter(({ name }) => !BY_HAND.test(name))) {
    const cells = await askAll(people, async (visitor) => {
      const { state, text } = await visitor.act(action, UNKNOWN_FIELD);
      if (state?.code === "unauthenticated") return "sign in";
      if (state?.code === "forbidden") return "no";
      if (state?.code === "step_up") return "password";
      return state?.code === "invalid" ? "yes" : `? ${state?.code ?? text.slice(0, 200)}`;
    });
    rows.push([action.name.replace(/^app\//, ""), ...cells]);
  }
  const { written, found } = compared({ section: "actions", columns: ["action", ...KINDS], rows });
  expect(found).toBe(written);
});

function actionCalled(name: string): ActionEntry {
  const action = findActions().find((one) => one.name.endsWith(` ${name}`));
  if (!action) throw new Error(`There is no action ${name}`);
  return action;
}

const ATTEMPTS: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ...LEVELS.map((level) => ["setLevel", { level, reason: "a try" }] as const),
  ...LEVELS.slice(1).map(
    (level) => ["setChannelLevel", { level, channelId: "any", reason: "a try" }] as const,
  ),
  ["dropChannelLevel", { channelId: "any", reason: "a try" }],
  ["disable", { reason: "a try" }],
  ["enable", {}],
  ["endIrcSession", { sessionId: "none" }],
  ["approve", {}],
  ["refuse", { reason: "" }],
];

test("changing oneself, those below, and those above", async ({ stack }) => {
  test.setTimeout(240_000);
  for (const level of LEVELS) await addUser(stack, `target-${level}`, level);
  const [channel] = await stack.database.ask('SELECT id FROM "Channel"');
  for (const kind of ["staff", "superuser"] as const)
    await people[kind].act(actionCalled("confirmPassword"), { secret: PASSWORD });
  const tried = async (kind: "staff" | "superuser", at: number, target: string) => {
    const [name, given] = ATTEMPTS[at] ?? ["", {}];
    const fields = { ...given, ...("channelId" in given && { channelId: String(channel?.id) }) };
    const userName = target === "self" ? `z-${kind}` : `target-${target}`;
    const userId = await idOf(stack, userName);
    const { state } = await people[kind].act(actionCalled(name), { ...fields, userId });
    await restore(stack, userName, target === "self" ? kind : target);
    return state?.status === "done" ? "yes" : (state?.code ?? "?");
  };
  const rows: string[][] = [];
  for (const [at, [name, { level = "" }]] of ATTEMPTS.entries())
    for (const kind of ["staff", "superuser"] as const) {
      const cells: string[] = [];
      for (const target of ["self", ...LEVELS]) cells.push(await tried(kind, at, target));
      rows.push([`${`${name} ${level}`.trim()}, by ${kind}`, ...cells]);
    }
  const columns = ["attempt", "self", ...LEVELS];
  const { written, found } = compared({ section: "people", columns, rows });
  expect(found).toBe(written);
});

/** As it was before the try, sessions too. */
async function restore(stack: Stack, name: string, level: string): Promise<void> {
  const { ask } = stack.database;
  const value = (LEVELS as readonly string[]).indexOf(level);
  const of = await idOf(stack, name);
  await ask(`UPDATE "User" SET level = ?, state = 'active' WHERE id = ?`, value, of);
  await ask(`DELETE FROM "ChannelLevel" WHERE "userId" = ?`, of);
  await ask(`UPDATE "WebSession" SET "revokedAt" = NULL WHERE "userId" = ?`, of);
}
