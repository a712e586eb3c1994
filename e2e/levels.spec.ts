/** Levels count at once, everywhere: pages, streams and commands; and what is refused is refused whoever asks. */
import { looksFineNow } from "./fixtures/axe.ts";
import { addUser, makeToken, signIn, typePasswordAgain } from "./fixtures/journeys.ts";
import { expect, test } from "./fixtures/test.ts";

test.use({ stackOf: "levels" });

test("a level lowered on the web hides the page and stops the command at once", async ({
  browser,
  stack,
  person,
}) => {
  await addUser(stack, "gina", "superuser");
  const gina = await browser.newPage({ baseURL: stack.url });
  await signIn(gina, stack, "gina");
  const { bot, command } = await makeToken(gina, stack);
  const irc = await person("gina", "#lobby");
  irc.say(bot, command);
  await irc.sees(/:Welcome, gina/);
  irc.say(bot, "say #lobby first");
  await irc.sees(/PRIVMSG #lobby :first/);
  await gina.goto("/console/people");
  await expect(gina.getByRole("heading", { name: "People" })).toBeVisible();

  const grace = await browser.newPage({ baseURL: stack.url });
  await signIn(grace, stack, "grace");
  await grace.goto("/console/people");
  await grace.getByRole("link", { name: "gina" }).first().click();
  // The list has a choice of that name, too.
  await expect(grace.getByRole("heading", { name: "gina" })).toBeVisible();
  await grace.getByLabel("Level", { exact: true }).selectOption("registered");
  await grace.getByLabel("Reason").fill("taking a break");
  await grace.getByRole("button", { name: "Change level" }).click();
  await typePasswordAgain(grace);
  await expect(grace.getByText("taking a break").first()).toBeVisible();
  await grace.getByLabel("Reason").fill("once more");
  await grace.getByRole("button", { name: "Change level" }).click();
  await expect(grace.getByText("That is their level already")).toBeVisible();
  await expect(grace.getByText("“once more”")).toHaveCount(0);

  irc.say(bot, "say #lobby second");
  await irc.sees(/PRIVMSG gina :.*superuser/);
  await gina.goto("/console/people");
  await expect(gina.getByRole("heading", { name: "People" })).toBeHidden();
});

test("a level for one channel gives its commands and its log, there and nowhere else, until it is taken away", async ({
  browser,
  stack,
  person,
}) => {
  test.setTimeout(180_000);
  await stack.cli(["channel", "add", "Lobby", "#pond"]);
  await addUser(stack, "otis", "registered");
  const otis = await browser.newPage({ baseURL: stack.url });
  await signIn(otis, stack, "otis");
  expect((await otis.goto("/console/logs"))?.status()).toBe(403);
  const { bot, command } = await makeToken(otis, stack);
  const pond = async () =>
    (await stack.database.ask(`SELECT status FROM "Channel" WHERE name = '#pond'`))[0]?.status;
  await expect.poll(pond, { timeout: 30_000 }).toBe("joined");
  const irc = await person("otis", "#lobby", "#pond");
  irc.say(bot, command);
  await irc.sees(/:Welcome, otis/);
  irc.say("#pond", ".topic Ducks");
  await irc.sees(/operator level/);

  const grace = await browser.newPage({ baseURL: stack.url, bypassCSP: true });
  await signIn(grace, stack, "grace");
  await grace.goto("/console/people?q=otis");
  await grace.getByRole("link", { name: "otis" }).first().click();
  await expect(grace.getByRole("heading", { name: "otis" })).toBeVisible();
  await grace.getByLabel("Channel", { exact: true }).selectOption("#pond");
  await grace.getByLabel("Why").fill("feeds the ducks");
  await grace.getByRole("button", { name: "Set level there" }).click();
  await typePasswordAgain(grace);
  await expect(grace.getByText("The level in that channel was changed.")).toBeVisible();
  const there = grace.getByRole("list", { name: "Levels in channels" });
  await expect(there.getByText("#pond")).toBeVisible();
  await expect(grace.getByText("“feeds the ducks”")).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await grace.emulateMedia({ colorScheme });
    await looksFineNow(grace, `levels in channels, ${colorScheme}`);
  }

  irc.say("#pond", ".topic Ducks");
  await irc.sees(/^:steward!\S+ TOPIC #pond :Ducks/);
  irc.say("#lobby", ".topic Ducks");
  await irc.sees(/operator level/);
  irc.say("#lobby", "heard in the lobby");
  irc.say("#pond", "heard at the pond");
  await otis.goto("/console/logs");
  await expect(otis.getByRole("log").getByText("heard at the pond")).toBeVisible();
  await expect(otis.getByRole("log").getByText("heard in the lobby")).toHaveCount(0);
  irc.say("#pond", "and live");
  await expect(otis.getByRole("log").getByText("and live")).toBeVisible();
  expect((await otis.request.get("/console/people")).status()).toBe(403);

  await there.getByRole("button", { name: "Remove the level in #pond" }).click();
  const dialog = grace.getByRole("alertdialog");
  await dialog.getByLabel("Why").fill("the ducks are gone");
  await dialog.getByRole("button", { name: "Remove the level" }).click();
  // Behind an open dialog nothing has a role, so the row would seem to be gone.
  await expect(dialog).toBeHidden();
  await expect(there).toHaveCount(0);
  irc.say("#pond", ".topic Geese");
  await irc.sees(/operator level/);
  // By address: the open page finds out for itself, and is on its way elsewhere.
  expect((await otis.request.get("/console/logs")).status()).toBe(403);
});

const consolePages = [
  "/console",
  "/console/logs",
  "/console/bot",
  "/console/people",
  "/console/modules",
  "/console/jobs",
  "/console/audit",
  "/console/settings",
];

test("the console is closed to strangers and to people below its level", async ({
  browser,
  stack,
  request,
}) => {
  for (const path of [...consolePages, "/me", "/me/token", "/me/sessions"]) {
    const answer = await request.get(`${stack.url}${path}`, { maxRedirects: 0 });
    expect([303, 307], path).toContain(answer.status());
    expect(answer.headers().location, path).toContain("/signin");
  }
  await addUser(stack, "hugo", "registered");
  const hugo = await browser.newPage({ baseURL: stack.url });
  await signIn(hugo, stack, "hugo");
  for (const path of consolePages) expect((await hugo.goto(path))?.status(), path).toBe(403);
});

test("the stream is for signed-in browsers of our own pages", async ({ request, stack }) => {
  const address = `${stack.url}/api/stream?topics=log,state,jobs,token`;
  expect((await request.get(address)).status()).toBe(401);
});

test("somebody else's session, token or link is not there for others", async ({
  browser,
  stack,
}) => {
  await addUser(stack, "ines");
  await addUser(stack, "jan");
  const ines = await browser.newPage({ baseURL: stack.url });
  await signIn(ines, stack, "ines");
  await makeToken(ines, stack);
  await ines.reload();
  await expect(ines.getByText("You have an active token")).toBeVisible();
  const inesToken = await ines.locator('input[name="id"]').first().getAttribute("value");

  const jan = await browser.newPage({ baseURL: stack.url });
  await signIn(jan, stack, "jan");
  await makeToken(jan, stack);
  await jan.reload();
  await jan
    .locator('input[name="id"]')
    .first()
    .evaluate((input, id) => input.setAttribute("value", id), inesToken ?? "");
  await jan.getByRole("button", { name: "Cancel it" }).click();
  await ines.reload();
  await expect(ines.getByText("You have an active token")).toBeVisible();
});
