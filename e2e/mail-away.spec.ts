/** A mail server that is away keeps nobody waiting, and loses nothing. */
import { linkIn, signUp } from "./fixtures/journeys.ts";
import { expect, test } from "./fixtures/test.ts";

test.use({ stackOf: "joining" });

test("whoever signs up meanwhile is answered at once, and has their mail when the server is back", async ({
  page,
  stack,
}) => {
  const { ask } = stack.database;
  const outbox = () => ask(`SELECT state, tries FROM "Mail" WHERE "to" = 'away1@example.org'`);
  await stack.mail.goAway();
  await signUp(page, stack, "away1");
  await expect.poll(outbox, { timeout: 60_000 }).toEqual([{ state: "queued", tries: 1 }]);
  await stack.mail.comeBack();
  await ask(
    `UPDATE "Mail" SET "nextTryAt" = ? WHERE state = 'queued'`,
    new Date(Date.now() - 1_000),
  );
  // What goes out next takes along what is due.
  await page.context().clearCookies();
  await signUp(page, stack, "away2");
  const mail = await stack.mail.next("away1@example.org");
  await stack.mail.next("away2@example.org");
  expect(await outbox()).toMatchObject([{ state: "sent" }]);
  await page.goto(linkIn(mail.text, stack));
  await page.getByRole("button", { name: "Confirm my address" }).click();
  await expect(page).not.toHaveURL(/\/verify\//);
});
