/** What a browser or an account looks at: saved views of the log, and one network of several. */
import type { Page } from "@playwright/test";
import { looksFineNow } from "./fixtures/axe.ts";
import { addUser, signIn } from "./fixtures/journeys.ts";
import type { Stack } from "./fixtures/stack.ts";
import { expect, test } from "./fixtures/test.ts";

// axe is added as a script element, which the pages' own policy rightly forbids.
test.use({ stackOf: "views", bypassCSP: true });

async function open(page: Page, stack: Stack, name: string, level: string, path: string) {
  await addUser(stack, name, level);
  await signIn(page, stack, name);
  await page.goto(path);
}

const log = (page: Page) => page.getByRole("log");
const views = (page: Page) => page.getByRole("button", { name: /^Views/ });
const item = (page: Page, name: string | RegExp) =>
  page.getByRole("menuitem", { name }).or(page.getByRole("menuitemradio", { name }));

async function choose(page: Page, name: string | RegExp): Promise<void> {
  await views(page).click();
  await item(page, name).click();
}

test("filters are kept under a name, chosen again by keys, changed, renamed, deleted and brought back", async ({
  page,
  stack,
}) => {
  test.setTimeout(180_000);
  await open(page, stack, "vera", "superuser", "/console/logs?channel=%23lobby");
  await expect(views(page)).toBeVisible();
  await choose(page, "Save this view…");
  const dialog = page.getByRole("dialog", { name: "Save this view" });
  await expect(dialog.getByLabel("Name")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("Give it a name.")).toBeVisible();
  await looksFineNow(page, "the name of a view");
  await page.keyboard.type("The lobby");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/channel=%23lobby&view=\w+$/);
  await expect(views(page)).toHaveAccessibleName("Views The lobby");

  await page.getByRole("button", { name: "Talk" }).click();
  await expect(views(page)).toHaveAccessibleName("Views The lobby changed");
  await choose(page, "Update “The lobby”");
  await expect(views(page)).toHaveAccessibleName("Views The lobby");
  await choose(page, "Whole log");
  await expect(page).toHaveURL(/\/console\/logs$/);
  await expect(views(page)).toHaveAccessibleName("Views");

  await views(page).focus();
  await page.keyboard.press("Enter");
  await expect(item(page, "The lobby")).toBeVisible();
  await looksFineNow(page, "the views");
  await expect(item(page, "Whole log")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(item(page, "The lobby")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/kind=talk&channel=%23lobby&view=/);

  await choose(page, "Rename or share…");
  const renaming = page.getByRole("dialog", { name: "Rename “The lobby”" });
  await renaming.getByLabel("Name").fill("Talk of the lobby");
  await renaming.getByRole("button", { name: "Save" }).click();
  await expect(views(page)).toHaveAccessibleName("Views Talk of the lobby");

  await choose(page, "Delete");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(views(page)).toHaveAccessibleName("Views Talk of the lobby");
  await page.reload();
  await expect(views(page)).toHaveAccessibleName("Views Talk of the lobby");
});

test("what staff share is offered to operators, on a phone and in the search, and is not theirs to change", async ({
  browser,
  page,
  stack,
}) => {
  test.setTimeout(180_000);
  await open(page, stack, "wolfram", "staff", "/console/logs?severity=error");
  await choose(page, "Save this view…");
  await page.getByLabel("Name").fill("What went wrong");
  await page.getByLabel("Show it to everybody who reads the log").check();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(views(page)).toHaveAccessibleName("Views What went wrong");

  const context = await browser.newContext({
    baseURL: stack.url,
    bypassCSP: true,
    viewport: { width: 360, height: 740 },
  });
  const reader = await context.newPage();
  await open(reader, stack, "xenia", "operator", "/console/logs?q=nothing+like+it");
  await views(reader).click();
  await expect(item(reader, /What went wrong.*by wolfram/)).toBeVisible();
  await item(reader, /What went wrong/).click();
  await expect(reader).toHaveURL(/severity=error&view=/);
  await expect(views(reader)).toHaveAccessibleName("Views What went wrong");
  await looksFineNow(reader, "a shared view on a phone");
  await views(reader).click();
  await expect(item(reader, "Save this view…")).toBeVisible();
  await expect(item(reader, /Delete|Rename|Update/)).toHaveCount(0);
  await item(reader, "Save this view…").click();
  await expect(reader.getByLabel("Name")).toBeVisible();
  await expect(reader.getByLabel(/^Show it/)).toHaveCount(0);
  await reader.keyboard.press("Escape");

  await reader.goto("/console/logs");
  await reader.getByRole("button", { name: "Search and go to" }).click();
  const search = reader.getByRole("dialog", { name: "Search and go to" }).getByRole("combobox");
  await search.fill("went wr");
  await reader.getByRole("option", { name: /What went wrong/ }).click();
  await expect(views(reader)).toHaveAccessibleName("Views What went wrong");
  await context.close();
});

/** A second network, that the bot leaves alone, with one line said there. */
async function addQuietNetwork(stack: Stack): Promise<void> {
  const now = new Date();
  await stack.database.ask(
    `INSERT INTO "Network" (id, name, nick, desired, "createdAt") VALUES ('quiet', 'Quiet', 'butler', 'disconnected', ?)`,
    now,
  );
  await stack.database.ask(
    `INSERT INTO "Event" (at, kind, "networkId", channel, "channelFolded", nick, "nickFolded", text)
      VALUES (?, 'message', 'quiet', '#still', '#still', 'hush', 'hush', 'a whisper')`,
    now,
  );
}

test("with one network chosen, pages say that they show it alone, and the log shows it as a filter", async ({
  page,
  stack,
  person,
}) => {
  test.setTimeout(180_000);
  const loud = await person("yorick", "#lobby");
  loud.say("#lobby", "a shout");
  await open(page, stack, "yvonne", "superuser", "/console");
  const feed = page.getByRole("list", { name: "Latest events, newest first" });
  await expect(feed.getByText("a shout")).toBeVisible();
  const networks = page.getByRole("button", { name: /^Network that is shown/ });
  await expect(networks).toHaveCount(0);

  await addQuietNetwork(stack);
  await expect(networks).toHaveAccessibleName("Network that is shown All networks");
  await networks.click();
  await item(page, "Quiet").click();
  await expect(page.getByText("Showing Quiet only")).toBeVisible();
  await expect(feed.getByText("a whisper")).toBeVisible();
  await expect(feed.getByText("a shout")).toHaveCount(0);
  await looksFineNow(page, "the dashboard of one network");

  await page.goto("/console/bot");
  await expect(page.getByText("Showing Quiet only")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Quiet" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Lobby" })).toHaveCount(0);
  await expect(page.getByLabel("Network", { exact: true })).toHaveValue("quiet");

  await page.getByRole("link", { name: "Log", exact: true }).first().click();
  await expect(page).toHaveURL(/\/console\/logs\?network=quiet$/);
  await expect(log(page).getByText("a whisper")).toBeVisible();
  await page.getByRole("button", { name: /^Quiet.*Remove this filter/ }).click();
  await expect(log(page).getByText("a shout")).toBeVisible();
  await page.goto("/console/logs");
  await expect(log(page).getByText("a shout")).toBeVisible();

  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/console");
  await expect(page.getByText("Showing Quiet only")).toBeVisible();
  await page.getByRole("button", { name: "More" }).click();
  const field = page.getByLabel("Network that is shown");
  await expect(field).toHaveValue("quiet");
  await looksFineNow(page, "the choice of a network on a phone");
  await field.selectOption("All networks");
  await page.keyboard.press("Escape");
  await expect(page.getByText("Showing Quiet only")).toHaveCount(0);
  await expect(feed.getByText("a shout")).toBeVisible();

  await page.setViewportSize({ width: 1280, height: 800 });
  await networks.click();
  await item(page, "Quiet").click();
  await page.getByRole("button", { name: "Show all networks" }).click();
  await expect(feed.getByText("a shout")).toBeVisible();
  await networks.click();
  await item(page, "Quiet").click();
  await expect(page.getByText("Showing Quiet only")).toBeVisible();
  await stack.database.ask(`DELETE FROM "Network" WHERE id = 'quiet'`);
  await page.reload();
  await expect(page.getByText("Showing Quiet only")).toHaveCount(0);
  await expect(networks).toHaveCount(0);
});
