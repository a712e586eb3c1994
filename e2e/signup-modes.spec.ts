/** Whom the operator lets sign up: nobody, people with an invite, people once approved, anybody. */
import { expect } from "@playwright/test";
import { linkIn, PASSWORD, signIn, signUp } from "./fixtures/journeys.ts";
import { test } from "./fixtures/test.ts";

test.use({ stackOf: "signup-modes" });

test("who may sign up is the operator's to say", async ({ browser, stack }) => {
  test.setTimeout(180_000);
  const grace = await browser.newPage({ baseURL: stack.url });
  await signIn(grace, stack, "grace");
  const allow = async (mode: string) => {
    await grace.goto("/console/settings");
    await grace.locator(`input[name="signupMode"][value="${mode}"]`).check();
    await grace.locator("#site").getByRole("button", { name: "Save" }).click();
    await expect(grace.locator("#site").getByText("Saved.")).toBeVisible();
  };
  const visitor = await browser.newPage({ baseURL: stack.url });

  await allow("closed");
  await visitor.goto("/signup");
  await expect(visitor.getByLabel("User name")).toBeHidden();

  await allow("invite");
  await visitor.goto("/signup");
  await expect(visitor.getByLabel("User name")).toBeHidden();
  await grace.goto("/console/people");
  await grace.getByRole("button", { name: "Invite" }).click();
  await grace.getByLabel("E-mail address").fill("wanda@example.org");
  await grace.getByRole("button", { name: "Make an invite" }).click();
  await visitor.goto(linkIn((await stack.mail.next("wanda@example.org")).text, stack));
  await visitor.getByRole("button", { name: "Make an account" }).click();
  await visitor.getByLabel("User name").fill("wanda");
  await visitor.getByLabel("E-mail address").fill("wanda@example.org");
  await visitor.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await visitor.getByRole("button", { name: "Create account" }).click();
  await expect(visitor.getByRole("heading", { name: "Check your e-mail" })).toBeVisible();

  await allow("approval");
  await visitor.context().clearCookies();
  await signUp(visitor, stack, "xena");
  await visitor.goto(linkIn((await stack.mail.next("xena@example.org")).text, stack));
  await visitor.getByRole("button", { name: "Confirm my address" }).click();
  await expect(visitor.getByText(/staff looks at your account/)).toBeVisible();
  await grace.goto("/console");
  await grace.getByRole("link", { name: /waits? for approval/ }).click();
  await grace.getByRole("link", { name: "xena" }).first().click();
  await grace.getByRole("button", { name: "Approve" }).click();
  const mail = await stack.mail.next(
    "xena@example.org",
    ({ subject }) => subject === "About your account",
  );
  expect(mail.text).toContain("sign in");
  await allow("open");
  await signIn(visitor, stack, "xena");
});
