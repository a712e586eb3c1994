/** The database goes away and comes back: everybody is told so within two seconds, and nothing has to be restarted. */
import path from "node:path";
import type { APIRequestContext } from "@playwright/test";
import Database from "better-sqlite3";
import { addUser, signIn } from "./fixtures/journeys.ts";
import { type Stack, startStack } from "./fixtures/stack.ts";
import { test as base, expect } from "./fixtures/test.ts";

const AWAY = "The database cannot be reached";
/** A tenth over the promise: the clock here also counts what the test itself takes. */
const PROMISED_MS = 2_200;

/** A stack of its own: what is done to its database is nobody else's business. */
const test = base.extend<{ own: Stack }>({
  own: async ({ browserName: _browserName }, use) => {
    const stack = await startStack();
    await addUser(stack, "grace", "superuser");
    await use(stack);
    await stack.stop();
  },
});

// A page that is open meanwhile goes on asking.
test.use({ expectedComplaints: /Failed to load resource|net::ERR/ });

async function isRefusedInTime(request: APIRequestContext, address: string): Promise<void> {
  const started = performance.now();
  const answer = await request.get(address, { headers: { accept: "text/html" } });
  const took = performance.now() - started;
  expect.soft(answer.status(), address).toBe(503);
  expect.soft(Number(answer.headers()["retry-after"]), address).toBeGreaterThan(0);
  expect.soft(answer.headers()["cache-control"], address).toContain("no-store");
  expect.soft(took, address).toBeLessThan(PROMISED_MS);
}

const EVERYTHING = [
  "/",
  "/commands",
  "/signin",
  "/me",
  "/me/token",
  "/console",
  "/console/logs",
  "/console/logs/older?before=9",
  "/console/logs/export?format=txt",
  "/api/stream?topics=log",
  "/api/health",
  "/api/auth/session",
];

test("away for a while: 503 everywhere, a page that says so, and back by itself", async ({
  page,
  own,
}) => {
  test.setTimeout(150_000);
  await signIn(page, own, "grace");
  await page.goto(`${own.url}/me/profile`);
  await page.getByLabel("Display name").fill("Grace of the outage");

  await own.database.takeAway();
  // A sign of life counts for a tenth of a second.
  await expect(async () =>
    expect((await page.request.get(`${own.url}/me`)).status()).toBe(503),
  ).toPass();
  for (const path of EVERYTHING) await isRefusedInTime(page.request, `${own.url}${path}`);

  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name: "Save" }).first().click();
  const answer = await answered;
  expect(answer.status()).toBe(503);
  expect(answer.headers()["retry-after"]).toBeDefined();
  await expect(page.getByText(AWAY)).toBeVisible();
  await expect(page.getByLabel("Display name")).toHaveValue("Grace of the outage");

  const second = await page.context().newPage();
  expect((await second.goto(`${own.url}/console`))?.status()).toBe(503);
  await expect(second.getByRole("heading", { name: AWAY })).toBeVisible();

  await own.database.bringBack();
  // It reloads itself; nobody has to press anything.
  await expect(second.getByRole("heading", { name: "Dashboard" })).toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: "Save" }).first().click();
  await expect(page.getByText(AWAY)).toBeHidden();
  await page.reload();
  await expect(page.getByLabel("Display name")).toHaveValue("Grace of the outage");
});

test("somebody else holds SQLite's lock: pages go on, what would write says so in time", async ({
  page,
  own,
}) => {
  test.skip(process.env.TEST_DATABASE === "postgresql", "PostgreSQL has no such lock");
  await signIn(page, own, "grace");
  await page.goto(`${own.url}/me/profile`);
  await page.getByLabel("Display name").fill("Grace of the lock");
  const other = new Database(path.join(own.dataDir, "steward.db"));
  other.exec("BEGIN IMMEDIATE");
  expect((await page.request.get(`${own.url}/me`)).status()).toBe(200);
  const started = performance.now();
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name: "Save" }).first().click();
  expect((await answered).status()).toBe(503);
  expect(performance.now() - started).toBeLessThan(PROMISED_MS);
  await expect(page.getByText(AWAY)).toBeVisible();
  other.exec("ROLLBACK");
  other.close();
  await page.getByRole("button", { name: "Save" }).first().click();
  await expect(page.getByText(AWAY)).toBeHidden();
});
