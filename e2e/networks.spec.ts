/** What belongs to operators, done on pages: networks, their channels, and who is ignored. */
import { expect, type Page } from "@playwright/test";
import { freePort } from "../core/testing/free-port.ts";
import { looksFineNow } from "./fixtures/axe.ts";
import { makeToken, PASSWORD, signIn } from "./fixtures/journeys.ts";
import { test } from "./fixtures/test.ts";

test.use({ stackOf: "networks", bypassCSP: true });

const settings = (page: Page) => page.locator("main form").filter({ hasText: "Real name" });
const light = (page: Page) => page.getByRole("region", { name: "State" });
const resting = (page: Page) => settings(page).locator("[inert]");
const isDone = async (page: Page) =>
  expect(settings(page).getByRole("status").filter({ hasText: "done" })).toBeVisible();

async function save(page: Page): Promise<void> {
  await settings(page).getByRole("button", { name: "Save" }).click();
}

test("a network is added, changed, misled, put right and removed, and the other one notices nothing", async ({
  page,
  stack,
  person,
}) => {
  test.setTimeout(240_000);
  const olaf = await person("olaf", "#second", "#lobby");
  await signIn(page, stack, "grace");

  await page.goto("/console/bot/networks");
  await page.getByRole("link", { name: "Add network" }).click();
  await page.getByText("An IRC network out there").click();
  await page.getByLabel("Network", { exact: true }).selectOption("custom");
  await page.getByLabel("Server", { exact: true }).fill(stack.lobby.host);
  await page.getByLabel("Encrypt with TLS").uncheck();
  await page.getByLabel("Port").fill(String(stack.lobby.port));
  await page.getByLabel("Name", { exact: false }).fill("Second");
  await page.getByLabel("The bot's nick").fill("butler");
  await page.getByRole("button", { name: "Add network" }).click();
  await expect(page.getByRole("heading", { name: "Second", level: 1 })).toBeVisible();
  await expect(light(page)).toContainText("Connected");

  await page.getByLabel("Channel", { exact: true }).fill("#second");
  await page.getByRole("button", { name: "Add channel" }).click();
  await olaf.sees(/^:butler!\S+ JOIN #second/);
  await expect(page.getByText("joined", { exact: true })).toBeVisible();

  const form = settings(page);
  await form.getByLabel("Nick", { exact: true }).fill("valet");
  await save(page);
  await olaf.sees(/^:butler!\S+ NICK :?valet/);
  await isDone(page);
  await expect(light(page)).toContainText("valet");

  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await form.getByText("most networks need nothing here").click();
    await page.getByLabel("Settings of #second").click();
    await looksFineNow(page, `a network, ${colorScheme}`);
  }

  await form.getByLabel("Nick", { exact: true }).fill("two words");
  await save(page);
  await expect(form.getByText("A nick starts with a letter")).toBeVisible();
  await form.getByLabel("Nick", { exact: true }).fill("valet");
  await form.getByLabel("Port").fill(String(await freePort()));
  await save(page);
  await olaf.sees(/^:valet!\S+ QUIT/);
  await expect(light(page)).toContainText("IRC reconnecting");
  await expect(light(page)).toContainText(/nothing listens/i);
  await expect(resting(page)).toHaveCount(0);
  await form.getByLabel("Port").fill(String(stack.lobby.port));
  await save(page);
  await olaf.sees(/^:valet!\S+ JOIN #second/);
  await expect(light(page)).toContainText("Connected");

  await page.getByRole("button", { name: "Remove network…" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByLabel("Type “Second” to confirm").fill("Second");
  await dialog.getByLabel("Your password").fill("not it");
  await dialog.getByRole("button", { name: "Remove network" }).click();
  await expect(dialog.getByText("That is not your current password.")).toBeVisible();
  await dialog.getByLabel("Your password").fill(PASSWORD);
  await dialog.getByRole("button", { name: "Remove network" }).click();
  await olaf.sees(/^:valet!\S+ QUIT/);
  await expect(page.getByRole("heading", { name: "Networks", level: 1 })).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "done" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Second" })).toHaveCount(0);

  await page.goto("/console/audit?action=network");
  await expect(page.getByText("network.remove")).toBeVisible();
  await expect(page.getByText("network.change").first()).toBeVisible();
  expect(olaf.lines().filter((line) => /^:steward!\S+ (QUIT|PART)/.test(line))).toEqual([]);
});

test("while settings are being saved their fields rest, so that nothing typed is lost", async ({
  page,
  stack,
}) => {
  await stack.cli(["network", "add", "127.0.0.1:1", "--no-tls", "--name", "Slow"]);
  await signIn(page, stack, "grace");
  await page.goto("/console/bot/networks");
  await page.getByRole("link", { name: "Slow" }).click();
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route("**/console/bot/networks/**", async (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    const response = await route.fetch();
    await held;
    await route.fulfill({ response });
  });
  const name = settings(page).getByLabel("Real name", { exact: true });
  await name.fill("first words");
  await save(page);
  await expect(resting(page)).toHaveCount(1);
  answer();
  await expect(resting(page)).toHaveCount(0);
  await expect(name).toHaveValue("first words");
  await name.fill("second words");
  await save(page);
  await isDone(page);
  await expect(resting(page)).toHaveCount(0);
  await page.reload();
  await expect(name).toHaveValue("second words");
});

test("a stored password is never shown, and is not sent to a server it was not meant for", async ({
  page,
  stack,
}) => {
  test.setTimeout(120_000);
  await stack.cli(["network", "add", "127.0.0.1:1", "--no-tls", "--name", "Sealed"]);
  await signIn(page, stack, "grace");
  await page.goto("/console/bot/networks");
  await page.getByRole("link", { name: "Sealed" }).click();
  const form = settings(page);
  await form.getByLabel("How", { exact: true }).selectOption("PLAIN");
  await form.getByLabel("Account", { exact: true }).fill("steward");
  await save(page);
  await expect(form.getByText("SASL PLAIN needs the account's password.")).toBeVisible();
  await form.getByLabel("Password", { exact: true }).fill("a well kept secret");
  await save(page);
  await isDone(page);
  await expect(form.getByText("Stored", { exact: true })).toBeVisible();
  await page.reload();
  expect(await page.content()).not.toContain("a well kept secret");
  await form.getByLabel("Server", { exact: true }).fill("127.0.0.2");
  await save(page);
  await expect(form.getByText("Enter each of them again")).toBeVisible();
  await form.getByRole("button", { name: "Remove", exact: true }).click();
  await form.getByLabel("How", { exact: true }).selectOption("none");
  await save(page);
  await isDone(page);
});

test("modes and topic set on the page are kept on IRC, and whoever is logged in there gets operator status", async ({
  page,
  stack,
  person,
}) => {
  test.setTimeout(180_000);
  await stack.cli(["channel", "add", "Lobby", "#kept"]);
  await signIn(page, stack, "grace");
  await page.goto("/console/bot/networks");
  await page.getByRole("link", { name: "Lobby" }).click();
  const row = page.getByRole("listitem").filter({ hasText: "#kept" });
  await expect(row.getByText("joined", { exact: true })).toBeVisible();
  await page.getByLabel("Settings of #kept").click();
  await row.getByLabel("Modes to keep").fill("+Q");
  await row.getByRole("button", { name: "Save" }).click();
  await expect(row.getByText("This network has no channel mode Q.")).toBeVisible();
  await row.getByLabel("Modes to keep").fill("+m");
  await row.getByRole("switch", { name: "Keep the topic" }).click();
  await row.getByRole("textbox", { name: /^Topic/ }).fill("Closed on Sundays");
  await row.getByRole("switch", { name: "Give operator status" }).click();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await looksFineNow(page, `a guarded channel, ${colorScheme}`);
  }
  await row.getByRole("button", { name: "Save" }).click();
  await expect(row.getByRole("status").filter({ hasText: "done" })).toBeVisible();

  const gustav = await person("gustav", "#kept");
  await gustav.sees(/ 332 gustav #kept :Closed on Sundays/);
  const grace = await person("gracie", "#kept");
  const { bot, command } = await makeToken(page, stack);
  grace.say(bot, command);
  await grace.sees(/^:steward!\S+ MODE #kept \+o gracie/);
  grace.send("MODE #kept +o gustav");
  await gustav.sees(/ MODE #kept \+o gustav/);
  gustav.send("MODE #kept -m");
  await gustav.sees(/^:steward!\S+ MODE #kept \+m/);
  gustav.send("TOPIC #kept :Open on Sundays");
  await gustav.sees(/^:steward!\S+ TOPIC #kept :Closed on Sundays/);

  grace.send("TOPIC #kept :Closed on Mondays");
  await page.goto("/console/audit?action=channel.change");
  await expect(async () => {
    await page.reload();
    await expect(page.getByText("Closed on Mondays")).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
});

test("who is on the ignore list gets no answer, until they are taken off it", async ({
  page,
  stack,
  person,
}) => {
  test.setTimeout(180_000);
  const mallory = await person("mallory", "#lobby");
  const carol = await person("carol", "#lobby");
  await signIn(page, stack, "grace");
  let round = 0;
  /** Both ask; whether the bot answered mallory, too, by the time carol has her answer. */
  const isHeard = async () => {
    const nobody = `nobody${++round}`;
    mallory.say("#lobby", `.seen ${nobody}m`);
    await carol.sees(new RegExp(`^:mallory!\\S+ PRIVMSG #lobby :\\.seen ${nobody}m`));
    carol.say("#lobby", `.seen ${nobody}c`);
    await carol.sees(new RegExp(`^:steward!\\S+ PRIVMSG #lobby :.*${nobody}c`));
    return carol
      .lines()
      .some((line) => line.startsWith(":steward!") && line.includes(`${nobody}m`));
  };
  await page.goto("/console/moderation/ignores");
  await expect(page.getByText("Nobody is ignored")).toBeVisible();
  await page.getByLabel("Mask").fill("*!*@*");
  await page.getByRole("button", { name: "Ignore", exact: true }).click();
  await expect(page.getByText("That mask would ignore everybody.")).toBeVisible();
  await page.getByLabel("Mask").fill("mallory");
  await page.getByLabel("Reason").fill("too loud");
  await page.getByRole("button", { name: "Ignore", exact: true }).click();
  await expect(page.getByText("Commands of mallory!*@* are ignored.")).toBeVisible();
  await expect(page.getByRole("row", { name: /mallory!\*@\*.*too loud/ })).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await looksFineNow(page, `the ignore list, ${colorScheme}`);
  }
  await expect.poll(isHeard, { timeout: 60_000, intervals: [4_000] }).toBe(false);

  await page.getByRole("button", { name: "Remove mallory!*@*" }).click();
  await expect(page.getByText("Nobody is ignored")).toBeVisible();
  await expect.poll(isHeard, { timeout: 60_000, intervals: [4_000] }).toBe(true);
});

test("settings that do not connect give way to those that did, and may be tried again or kept", async ({
  page,
  stack,
}) => {
  test.setTimeout(180_000);
  const address = `${stack.lobby.host}:${stack.lobby.port}`;
  await stack.cli(["network", "add", address, "--no-tls", "--name", "Trying", "--nick", "tryer"]);
  await signIn(page, stack, "grace");
  await page.goto("/console/bot/networks");
  await page.getByRole("link", { name: "Trying" }).click();
  await expect(light(page)).toContainText("Connected");
  const form = settings(page);
  const notice = (title: string) => page.getByRole("status").filter({ hasText: title });
  const wrong = String(await freePort());
  await form.getByLabel("Port").fill(wrong);
  await save(page);
  await expect(notice("The new settings are being tried")).toContainText(/by \d+:\d\d/);
  await expect(form).toContainText("the earlier ones come back by themselves");
  await expect(light(page)).toContainText(/nothing listens/i);
  // The time is up.
  await stack.database.ask('UPDATE "NetworkTrial" SET "until" = ?', new Date());
  const returned = notice("The earlier settings are back");
  await expect(returned).toContainText(/nothing listens/i, { timeout: 30_000 });
  await expect(returned).toContainText(`127.0.0.1:${wrong}, now again 127.0.0.1:`);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await looksFineNow(page, `settings that came back, ${colorScheme}`);
  }
  await expect(light(page)).toContainText("Connected");
  await expect(form.getByLabel("Port")).toHaveValue(wrong);
  await form.getByRole("button", { name: "Show the settings in force" }).click();
  await expect(form.getByLabel("Port")).toHaveValue(String(stack.lobby.port));

  await returned.getByRole("button", { name: "Try them again" }).click();
  const trying = notice("The new settings are being tried");
  await expect(light(page)).toContainText(/nothing listens/i);
  await trying.getByRole("button", { name: "Keep them anyway" }).click();
  await expect(trying).toHaveCount(0);
  await page.reload();
  await expect(form.getByLabel("Port")).toHaveValue(wrong);
  await form.getByLabel("Port").fill(String(stack.lobby.port));
  await save(page);
  await expect(light(page)).toContainText("Connected");
});
