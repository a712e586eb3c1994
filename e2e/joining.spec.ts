/** How people come in: asking again, correcting an address, met on IRC; and what never gives anybody away. */
import { expect } from "@playwright/test";
import { findActions } from "./fixtures/entry-points.ts";
import { addUser, linkIn, makeToken, PASSWORD, signIn, signUp } from "./fixtures/journeys.ts";
import { test } from "./fixtures/test.ts";
import { Visitor } from "./fixtures/visitor.ts";

test.use({ stackOf: "joining" });

function actionCalled(name: string) {
  const action = findActions().find((one) => one.name.endsWith(` ${name}`));
  if (!action) throw new Error(`There is no action ${name}`);
  return action;
}

test("a mail that did not come is sent again after a minute, or to another address", async ({
  page,
  stack,
}) => {
  await page.clock.install();
  await signUp(page, stack, "rita");
  const first = await stack.mail.next("rita@example.org");
  await expect(page.getByRole("button", { name: /Send it again in \d+ s/ })).toBeDisabled();
  await page.clock.fastForward("01:05");
  await page.getByRole("button", { name: "Send it again", exact: true }).click();
  await stack.mail.next("rita@example.org");
  await page.goto(linkIn(first.text, stack));
  await expect(page.getByRole("button", { name: "Confirm my address" })).toBeHidden();

  await page.goto("/verify");
  await page.getByText("That is not my address").click();
  await page.getByLabel("E-mail address").fill("rita.right@example.org");
  await page.getByRole("button", { name: "Use this address" }).click();
  const mail = await stack.mail.next("rita.right@example.org");
  await page.goto(linkIn(mail.text, stack));
  await page.getByRole("button", { name: "Confirm my address" }).click();
  await expect(page.getByRole("heading", { name: "rita" })).toBeVisible();
});

test("scanners that open a link use nothing up", async ({ page, stack }) => {
  await signUp(page, stack, "sven");
  const link = linkIn((await stack.mail.next("sven@example.org")).text, stack);
  for (const method of ["GET", "HEAD", "GET"] as const)
    expect((await fetch(link, { method })).status).toBe(200);
  await page.goto(link);
  await page.getByRole("button", { name: "Confirm my address" }).click();
  await expect(page.getByRole("heading", { name: "sven" })).toBeVisible();
});

test("known and unknown people get the same answers", async ({ stack }) => {
  await addUser(stack, "tess");
  const said = async (name: string, fields: Record<string, string>) => {
    const { status, state, redirect } = await new Visitor(stack).act(actionCalled(name), fields);
    return { status, state, redirect };
  };
  const forgotten = (email: string) => said("askReset", { email });
  expect(await forgotten("tess@example.org")).toEqual(await forgotten("nobody@example.org"));
  const wrong = (login: string) => said("startSession", { login, password: "not the right one" });
  const answers = [await wrong("tess"), await wrong("nobody"), await wrong("tess@example.org")];
  expect(answers[0]?.state).toMatchObject({ code: "unauthenticated" });
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  const joined = (name: string, email: string) =>
    said("createAccount", { name, email, password: PASSWORD });
  const [known, fresh] = [
    await joined("tess2", "tess@example.org"),
    await joined("tess3", "tess3@example.org"),
  ];
  expect(known).toEqual(fresh);
  expect(known.redirect).toContain("/verify");
});

test("met on IRC by somebody with an account: the nick becomes theirs, and the token page waits", async ({
  page,
  stack,
  person,
}) => {
  await addUser(stack, "wade", "operator");
  await addUser(stack, "wren");
  const wade = await person("wade", "#lobby");
  await signIn(page, stack, "wade");
  wade.say("steward", (await makeToken(page, stack)).command);
  await wade.sees(/:Welcome, wade/);
  const wren = await person("wrenn", "#lobby");
  wade.say("#lobby", ".meet wrenn");
  const link = linkIn(await wren.sees(/PRIVMSG wrenn :.*\/invite\/stwi_/), stack);
  await page.context().clearCookies();
  await signIn(page, stack, "wren");
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "Is wrenn your nick?" })).toBeVisible();
  await page.getByRole("button", { name: "Connect this nick" }).click();
  await expect(page).toHaveURL(/\/me\/token\?network=/);
  await page.getByRole("button", { name: "Make a token" }).click();
  const shown = (await page.getByTestId("token-command").textContent()) ?? "";
  wren.say("steward", shown.replace(/^\/msg \S+ /, ""));
  await wren.sees(/:Welcome, wren:/);
  await page.goto("/me/profile");
  await expect(page.getByRole("main").getByText("wrenn", { exact: true }).first()).toBeVisible();
  await page.goto(link);
  await expect(page.getByText("This invite was used already")).toBeVisible();
});

test("met on IRC, invited, and known by that nick on the web", async ({ page, stack, person }) => {
  await addUser(stack, "uma", "operator");
  const uma = await person("uma", "#lobby");
  await signIn(page, stack, "uma");
  await page.goto("/me/token");
  await page.getByRole("button", { name: "Make a token" }).click();
  const shown = (await page.getByTestId("token-command").textContent()) ?? "";
  uma.say("steward", shown.replace(/^\/msg \S+ /, ""));
  await uma.sees(/:Welcome, uma/);
  const vito = await person("vito", "#lobby");
  uma.say("#lobby", ".meet vito");
  const said = await vito.sees(/PRIVMSG vito :.*\/invite\/stwi_/);
  await page.context().clearCookies();
  await page.goto(linkIn(said, stack));
  await page.getByRole("button", { name: "Make an account" }).click();
  await page.getByLabel("User name").fill("vito");
  await page.getByLabel("E-mail address").fill("vito@example.org");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.goto(linkIn((await stack.mail.next("vito@example.org")).text, stack));
  await page.getByRole("button", { name: "Confirm my address" }).click();
  await expect(page).not.toHaveURL(/\/verify\//);
  await page.goto("/me/profile");
  await expect(page.getByRole("main").getByText("vito", { exact: true }).first()).toBeVisible();
});
