/** Sessions end where they should, at once: on open pages, in other browsers, and on IRC. */
import { expect } from "@playwright/test";
import { findActions } from "./fixtures/entry-points.ts";
import { addUser, linkIn, makeToken, signIn, typePasswordAgain } from "./fixtures/journeys.ts";
import { startStack } from "./fixtures/stack.ts";
import { test } from "./fixtures/test.ts";
import { Visitor } from "./fixtures/visitor.ts";

test.use({ stackOf: "sessions" });

test("a revoked session is told on the open log within five seconds, a lowered level hides it", async ({
  browser,
  stack,
}) => {
  await addUser(stack, "abel", "superuser");
  const open = await browser.newPage({ baseURL: stack.url });
  await signIn(open, stack, "abel");
  await open.goto("/console/logs");
  await expect(open.getByRole("button", { name: "Following" })).toBeVisible();
  const other = await browser.newPage({ baseURL: stack.url });
  await signIn(other, stack, "abel");
  await other.goto("/me/sessions");
  await other.getByRole("button", { name: /Sign out .*other/i }).click();
  await expect(open.getByText("You have been signed out")).toBeVisible({ timeout: 6_000 });
  await open.goto("/console/logs");
  await expect(open).toHaveURL(/\/signin/);

  await other.goto("/console/logs");
  await expect(other.getByRole("button", { name: "Following" })).toBeVisible();
  const grace = await browser.newPage({ baseURL: stack.url });
  await signIn(grace, stack, "grace");
  await grace.goto("/console/people?q=abel");
  await grace.getByRole("link", { name: "abel" }).first().click();
  await expect(grace.getByRole("heading", { name: "abel" })).toBeVisible();
  await grace.getByLabel("Level", { exact: true }).selectOption("voice");
  await grace.getByLabel("Reason").fill("resting");
  await grace.getByRole("button", { name: "Change level" }).click();
  await typePasswordAgain(grace);
  await expect(other.getByText("You have been signed out")).toBeVisible({ timeout: 6_000 });
});

test("one's sessions are told apart: this one, those in use, and how each was proven", async ({
  browser,
  stack,
}) => {
  await addUser(stack, "otto");
  for (const name of ["first", "second"]) {
    const page = await browser.newPage({ baseURL: stack.url });
    await signIn(page, stack, "otto");
    await page.goto("/me/sessions");
    const own = page.getByRole("table", { name: "This one" });
    await expect(own.getByText("password", { exact: true })).toBeVisible();
    await expect(own.getByRole("row").filter({ hasText: "this one" })).toHaveCount(1);
    await expect(page.getByRole("table", { name: "Active now" })).toHaveCount(
      name === "second" ? 1 : 0,
    );
  }
});

test("a new password and a deleted account end the IRC session at once", async ({
  page,
  stack,
  person,
}) => {
  await addUser(stack, "bert");
  await signIn(page, stack, "bert");
  const { bot, command } = await makeToken(page, stack);
  const irc = await person("bert", "#lobby");
  irc.say(bot, command);
  await irc.sees(/:Welcome, bert/);

  await page.goto("/forgot");
  await page.getByLabel(/e-mail/i).fill("bert@example.org");
  await page.getByRole("button", { name: /send|reset/i }).click();
  const mail = await stack.mail.next("bert@example.org");
  await page.goto(linkIn(mail.text, stack));
  await page.getByLabel("New password").fill("another long password");
  await page
    .getByRole("button", { name: /password/i })
    .last()
    .click();
  await expect(page).toHaveURL(/\/signin/);
  await expect(async () => {
    irc.say(bot, "whoami");
    await irc.sees(/PRIVMSG bert :You are bert, and not logged in/);
  }).toPass({ timeout: 30_000 });

  await signIn(page, stack, "bert", "another long password");
  const login = await makeToken(page, stack);
  irc.say(bot, login.command);
  await irc.sees(/:Welcome back, bert/);
  await page.goto("/me/data");
  await page
    .getByRole("button", { name: /Delete/ })
    .first()
    .click();
  await page.getByRole("alertdialog").getByRole("textbox").last().fill("bert");
  await page.getByLabel("Current password").fill("another long password");
  await page
    .getByRole("button", { name: /Delete/ })
    .last()
    .click();
  await expect(page).toHaveURL(/\/signin/);
  await expect(async () => {
    irc.say(bot, "whoami");
    await irc.sees(/PRIVMSG bert :.*not (logged in|known)/);
  }).toPass({ timeout: 30_000 });
});

test("a token past its time is refused, and the card says why", async ({ page, stack, person }) => {
  await addUser(stack, "cora");
  await signIn(page, stack, "cora");
  const { bot, command } = await makeToken(page, stack);
  await stack.database.ask(
    `UPDATE "Token" SET "expiresAt" = ? WHERE state = 'live'
      AND "userId" = (SELECT id FROM "User" WHERE "nameFolded" = 'cora')`,
    new Date(Date.now() - 1_000),
  );
  const irc = await person("cora", "#lobby");
  irc.say(bot, command);
  await irc.sees(/PRIVMSG cora :That token is not valid here\./);
  await expect(page.getByText(/expired/i).first()).toBeVisible();
});

test("behind no proxy, a made-up address in the request buys no more tries", async () => {
  const own = await startStack();
  try {
    const enter = findActions().find(({ name }) => name.endsWith("signin/actions.ts startSession"));
    if (!enter) throw new Error("there is no action to sign in");
    const codes: (string | undefined)[] = [];
    for (let tries = 0; tries < 32; tries++) {
      const { state } = await new Visitor(own).act(
        enter,
        { login: `nobody${tries}`, password: "wrong password" },
        { "x-forwarded-for": `203.0.113.${tries}` },
      );
      codes.push(state?.code);
    }
    expect(codes.slice(0, 30)).toEqual(Array(30).fill("unauthenticated"));
    expect(codes.slice(30)).toEqual(["rate_limited", "rate_limited"]);
  } finally {
    await own.stop();
  }
});
