/** What the live log promises: filters, a pause that loses nothing, older rows on the way up, folded runs, and no token anywhere. */
import type { Page } from "@playwright/test";
import { addUser, makeToken, PASSWORD, signIn } from "./fixtures/journeys.ts";
import type { Stack } from "./fixtures/stack.ts";
import { expect, test } from "./fixtures/test.ts";

test.use({ stackOf: "control" });

const log = (page: Page) => page.getByRole("log");

async function openLog(page: Page, stack: Stack, query = ""): Promise<void> {
  await signIn(page, stack, "grace");
  await page.goto(`/console/logs${query}`);
  await expect(page.getByRole("button", { name: "Following" })).toBeVisible();
}

async function filterBy(page: Page, field: "Channel" | "Nick", value: string): Promise<void> {
  await page.getByRole("button", { name: /^Filter/ }).click();
  const panel = page.getByRole("dialog", { name: "Filter" });
  await panel.getByLabel(field, { exact: true }).fill(value);
  await panel.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(new RegExp(`${field.toLowerCase()}=${encodeURIComponent(value)}`));
  await page.keyboard.press("Escape");
}

test("filters by channel, nick and kind hold for what was and for what comes", async ({
  page,
  stack,
  person,
}) => {
  await stack.cli(["channel", "add", "Lobby", "#study"]);
  const lena = await person("lena", "#lobby", "#study");
  await expect(async () => {
    lena.send("NAMES #study");
    await lena.sees(/ 353 .*#study :.*steward/);
  }).toPass({ timeout: 30_000 });
  // The bot is there, and sees her come.
  const mara = await person("mara", "#lobby", "#study");
  await openLog(page, stack);
  lena.say("#lobby", "lobby, early");
  lena.say("#study", "study, early");
  await expect(log(page).getByText("study, early")).toBeVisible();

  await filterBy(page, "Channel", "#study");
  await expect(log(page).getByText("study, early")).toBeVisible();
  await expect(log(page).getByText("lobby, early")).toHaveCount(0);
  lena.say("#lobby", "lobby, late");
  mara.say("#study", "mara in the study");
  await expect(log(page).getByText("mara in the study")).toBeVisible();
  await expect(log(page).getByText("lobby, late")).toHaveCount(0);

  await filterBy(page, "Nick", "mara");
  await expect(log(page).getByText("study, early")).toHaveCount(0);
  await expect(log(page).getByText("mara in the study")).toBeVisible();
  lena.say("#study", "lena once more");
  mara.say("#study", "mara once more");
  await expect(log(page).getByText("mara once more")).toBeVisible();
  await expect(log(page).getByText("lena once more")).toHaveCount(0);

  await page.getByRole("button", { name: "Joins and parts" }).click();
  await expect(page).toHaveURL(/kind=presence/);
  await expect(log(page).getByText("mara once more")).toHaveCount(0);
  await expect(log(page).getByText("joined").first()).toBeVisible();
  mara.send("PART #study :to the garden");
  await expect(log(page).getByText("to the garden")).toBeVisible();
});

test("a pause holds the page, counts what waits, and loses nothing", async ({
  page,
  stack,
  person,
}) => {
  const nora = await person("nora", "#lobby");
  await openLog(page, stack, "?kind=talk&nick=nora");
  nora.say("#lobby", "before the pause");
  await expect(log(page).getByText("before the pause")).toBeVisible();
  await page.getByRole("button", { name: "Following" }).click();
  await expect(page.getByRole("button", { name: "Paused" })).toBeVisible();
  for (let count = 1; count <= 25; count++) nora.say("#lobby", `while paused ${count}.`);
  const pill = page.getByRole("button", { name: "25 new", exact: true });
  await expect(pill).toBeVisible();
  await expect(log(page).getByText("while paused")).toHaveCount(0);
  await pill.click();
  await expect(page.getByRole("button", { name: "Following" })).toBeVisible();
  await expect(log(page).getByText("while paused 25.")).toBeVisible();
  await log(page).hover();
  const seen = new Set<string>();
  await expect(async () => {
    for (const text of await log(page)
      .getByText(/while paused \d+\./)
      .allTextContents())
      seen.add(text);
    await page.mouse.wheel(0, -150);
    expect(seen.size).toBe(25);
  }).toPass({ timeout: 30_000, intervals: [50] });
});

test("older rows come on the way up, in order and without holes", async ({
  page,
  stack,
  person,
}) => {
  const otto = await person("otto", "#lobby");
  for (let count = 1; count <= 400; count++) otto.say("#lobby", `line ${count}.`);
  await openLog(page, stack, "?kind=talk&nick=otto");
  await expect(log(page).getByText("line 400.")).toBeVisible();
  const seen = new Map<number, string>();
  await log(page).hover();
  await expect(async () => {
    // At once: rows leave the page as others come.
    const shown = await log(page)
      .getByRole("article")
      .evaluateAll((rows) =>
        rows.map((row) => [Number(row.getAttribute("data-row")), row.textContent] as const),
      );
    for (const [id, text] of shown) seen.set(id, text);
    await page.mouse.wheel(0, -400);
    expect([...seen.values()].some((text) => /line 1\.$/.test(text))).toBe(true);
  }).toPass({ timeout: 60_000, intervals: [50] });
  await expect(log(page).getByText("This is the beginning")).toBeVisible();
  const told = [...seen].sort(([one], [other]) => one - other).map(([, text]) => text);
  expect(told.map((text) => Number(/line (\d+)\.$/.exec(text)?.[1]))).toEqual(
    Array.from({ length: 400 }, (_, index) => index + 1),
  );
});

test("a run of joins and parts is one line, which grows, opens, and holds its place", async ({
  page,
  stack,
  person,
}) => {
  const paula = await person("paula", "#lobby");
  paula.say("#lobby", "before the crowd");
  await openLog(page, stack, "?channel=%23lobby");
  for (const nick of ["guest1", "guest2", "guest3"]) await person(nick, "#lobby");
  const fold = log(page).getByRole("button", { expanded: false }).last();
  await expect(fold).toContainText("3 joins: guest1, guest2, guest3");
  const fourth = await person("guest4", "#lobby");
  await expect(fold).toContainText("4 joins");
  fourth.send("PART #lobby");
  await expect(fold).toContainText("4 joins, 1 part");
  await expect(page.getByRole("button", { name: "Following" })).toBeVisible();

  await fold.click();
  await expect(log(page).getByRole("article").filter({ hasText: "guest4" })).toHaveCount(2);
  await expect(page.getByRole("button", { name: "Paused" })).toBeVisible();
  await log(page).getByRole("button", { expanded: true }).click();
  await expect(log(page).getByRole("article").filter({ hasText: "guest4" })).toHaveCount(0);
  paula.say("#lobby", "after the crowd");
  await page.getByRole("button", { name: "1 new", exact: true }).click();
  await expect(log(page).getByText("after the crowd")).toBeVisible();
});

test("no token is in the log: not in a row, its details or a download", async ({
  page,
  browser,
  stack,
  person,
}) => {
  test.setTimeout(180_000);
  await addUser(stack, "quentin");
  const own = await browser.newPage({ baseURL: stack.url });
  await signIn(own, stack, "quentin");
  const irc = await person("quentin", "#lobby");
  await openLog(page, stack);

  const leaked = await makeToken(own, stack);
  irc.say("#lobby", `look: ${leaked.command}`);
  await irc.sees(/NOTICE quentin :A token was just sent/);
  const misspelt = await makeToken(own, stack);
  irc.say(misspelt.bot, misspelt.command.replace("register", "hello"));
  const good = await makeToken(own, stack);
  irc.say(good.bot, good.command);
  await irc.sees(/:Welcome, quentin/);
  await expect(log(page).getByText("look:")).toBeVisible();
  await expect(log(page).getByText("logged in on IRC").last()).toBeVisible();

  const secrets = [leaked, misspelt, good].map(({ command }) => command.split(" ").at(-1) ?? "");
  for (const secret of secrets) expect(secret).toMatch(/^stwr_[0-9a-z]{32}$/);
  // Each half as well, in case something cuts or colours it.
  const parts = secrets.flatMap((secret) => [secret.slice(5, 21), secret.slice(21)]);
  const holdsNone = (text: string, where: string) => {
    for (const part of parts) expect(text.toLowerCase(), where).not.toContain(part);
  };
  holdsNone(await page.content(), "the page");
  for (const row of await log(page).getByRole("article").filter({ hasText: "quentin" }).all()) {
    await row.click({ position: { x: 5, y: 5 } });
    const details = page.getByRole("dialog");
    await expect(details).toBeVisible();
    holdsNone(await details.innerHTML(), "the details of a row");
    await page.keyboard.press("Escape");
    await expect(details).toBeHidden();
  }
  await page.goto("/console/confirm");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByRole("link", { name: "Go on" })).toBeVisible();
  for (const format of ["txt", "csv", "jsonl"]) {
    const answer = await page.request.get(`/console/logs/export?format=${format}`);
    const text = await answer.text();
    expect(text, format).toContain("quentin");
    holdsNone(text, format);
  }
  await page.goto("/console/logs");
  await expect(log(page).getByText("look:")).toBeVisible();
  holdsNone(await page.content(), "the page after a reload");
});
