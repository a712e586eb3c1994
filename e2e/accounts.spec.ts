/** Accounts as people make and keep them: by code, forgotten, signed out elsewhere. */
import { linkIn, PASSWORD, signIn, signUp } from "./fixtures/journeys.ts";
import { expect, test } from "./fixtures/test.ts";

test("the code from the mail confirms as well as the link", async ({ page, stack }) => {
  await signUp(page, stack, "kira");
  const mail = await stack.mail.next("kira@example.org");
  const [code = ""] = mail.text?.match(/\b\d{6}\b/) ?? [];
  await page.getByLabel("Code from the mail").fill(code === "000000" ? "111111" : "000000");
  await page.getByRole("button", { name: "Confirm", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: /code/i }).first()).toBeVisible();
  await page.getByLabel("Code from the mail").fill(code);
  await page.getByRole("button", { name: "Confirm", exact: true }).click();
  await expect(page.getByRole("heading", { name: "kira" })).toBeVisible();
});

test("an address that has an account gets the same page, and another mail", async ({
  browser,
  stack,
}) => {
  const first = await browser.newPage({ baseURL: stack.url });
  await signUp(first, stack, "lena");
  await first.goto(linkIn((await stack.mail.next("lena@example.org")).text, stack));
  await first.getByRole("button", { name: "Confirm my address" }).click();
  await expect(first.getByRole("heading", { name: "lena" })).toBeVisible();

  const second = await browser.newPage({ baseURL: stack.url });
  await second.goto("/signup");
  await second.getByLabel("User name").fill("lena2");
  await second.getByLabel("E-mail address").fill("Lena@Example.org");
  await second.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await second.getByRole("button", { name: "Create account" }).click();
  await expect(second.getByRole("heading", { name: "Check your e-mail" })).toBeVisible();
  const mail = await stack.mail.next("lena@example.org");
  expect(mail.text).toMatch(/already/i);
  expect(mail.text).not.toMatch(/stwv_/);
});

test("a forgotten password is replaced, and other browsers are signed out", async ({
  browser,
  stack,
}) => {
  const home = await browser.newPage({ baseURL: stack.url });
  await signUp(home, stack, "mona");
  await home.goto(linkIn((await stack.mail.next("mona@example.org")).text, stack));
  await home.getByRole("button", { name: "Confirm my address" }).click();
  await expect(home.getByRole("heading", { name: "mona" })).toBeVisible();

  const away = await browser.newPage({ baseURL: stack.url });
  await away.goto("/forgot");
  await away.getByLabel(/e-mail/i).fill("mona@example.org");
  await away.getByRole("button", { name: /send|reset/i }).click();
  const mail = await stack.mail.next("mona@example.org");
  await away.goto(linkIn(mail.text, stack));
  await away.getByLabel("New password").fill("a different long password");
  await away
    .getByRole("button", { name: /password/i })
    .last()
    .click();
  expect((await stack.mail.next("mona@example.org")).subject).toMatch(/password/i);

  await home.goto("/me");
  await expect(home).toHaveURL(/\/signin/);
  await signIn(home, stack, "mona", "a different long password");
});
