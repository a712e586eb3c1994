/** A mail server that is away keeps nobody waiting, and loses nothing. */
import path from "node:path";
import Database from "better-sqlite3";
import { linkIn, signUp } from "./fixtures/journeys.ts";
import { expect, test } from "./fixtures/test.ts";

test.use({ stackOf: "joining" });

test("whoever signs up meanwhile is answered at once, and has their mail when the server is back", async ({
  page,
  stack,
}) => {
  test.skip(process.env.TEST_DATABASE === "postgresql", "the clock is turned in the SQLite file");
  const db = new Database(path.join(stack.dataDir, "steward.db"), { timeout: 5_000 });
  const outbox = () =>
    db.prepare(`SELECT state, tries FROM "Mail" WHERE "to" = 'away1@example.org'`).get();
  try {
    await stack.mail.goAway();
    await signUp(page, stack, "away1");
    await expect.poll(outbox, { timeout: 60_000 }).toEqual({ state: "queued", tries: 1 });
    await stack.mail.comeBack();
    db.exec(`UPDATE "Mail" SET "nextTryAt" = ${Date.now() - 1_000} WHERE state = 'queued'`);
    // What goes out next takes along what is due.
    await page.context().clearCookies();
    await signUp(page, stack, "away2");
    const mail = await stack.mail.next("away1@example.org");
    await stack.mail.next("away2@example.org");
    expect(outbox()).toMatchObject({ state: "sent" });
    await page.goto(linkIn(mail.text, stack));
    await page.getByRole("button", { name: "Confirm my address" }).click();
    await expect(page).not.toHaveURL(/\/verify\//);
  } finally {
    db.close();
  }
});
