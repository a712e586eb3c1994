/** The console by keys: one search for everything that may be opened, and letters that lead to pages. */
import type { Page } from "@playwright/test";
import { looksFineNow } from "./fixtures/axe.ts";
import { addUser, signIn } from "./fixtures/journeys.ts";
import type { Stack } from "./fixtures/stack.ts";
import { expect, test } from "./fixtures/test.ts";

test.use({ stackOf: "levels" });

// axe is added as a script element, which the pages' own policy rightly forbids.
test.use({ bypassCSP: true });

const search = (page: Page) => page.getByRole("dialog", { name: "Search and go to" });
const field = (page: Page) => search(page).getByRole("combobox");

async function openConsole(page: Page, stack: Stack, name: string): Promise<void> {
  await signIn(page, stack, name);
  await page.goto("/console");
  // Folds by script alone: from then on keys are heard.
  await page.getByRole("button", { name: "Collapse sidebar" }).click();
  await page.getByRole("button", { name: "Expand sidebar" }).click();
  await expect(page.getByRole("button", { name: "Collapse sidebar" })).toBeVisible();
}

test("people, channels, networks, modules and pages are found and opened without a mouse", async ({
  page,
  stack,
}) => {
  test.setTimeout(180_000);
  await addUser(stack, "palina", "superuser");
  await openConsole(page, stack, "palina");
  await page.keyboard.press("Control+k");
  await expect(field(page)).toBeFocused();
  await expect(search(page).getByRole("option", { name: "Settings" })).toBeVisible();
  await looksFineNow(page, "the search");

  await page.keyboard.type("palin");
  await expect(search(page).getByRole("option", { name: "palina" })).toBeVisible();
  await looksFineNow(page, "the search with a result");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "palina" })).toBeVisible();
  await expect(search(page)).toBeHidden();

  await page.keyboard.press("Control+k");
  await page.keyboard.type("lobby");
  await expect(search(page).getByRole("option", { name: "Lobby", exact: true })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/console\/bot\/networks\//);

  await page.keyboard.press("Control+k");
  await page.keyboard.type("nothing of that name");
  await expect(search(page).getByText("Nothing of that name")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(search(page)).toBeHidden();
});

test("letters lead to pages, not while something is typed, and not when switched off", async ({
  page,
  stack,
}) => {
  test.setTimeout(180_000);
  await addUser(stack, "quirin", "superuser");
  await openConsole(page, stack, "quirin");
  await page.keyboard.type("gu");
  await expect(page).toHaveURL(/\/console\/people$/);
  await expect(page.getByRole("heading", { name: "People" })).toBeVisible();
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("gl?/");
  await expect(page.getByRole("searchbox")).toHaveValue("gl?/");
  await page.getByRole("heading", { name: "People" }).click();

  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keys" });
  await expect(help).toBeVisible();
  await looksFineNow(page, "the list of keys");
  await help.getByRole("switch").click();
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
  for (const way of ["at once", "after a reload"]) {
    if (way !== "at once") {
      await page.reload();
      await page.getByRole("button", { name: "Collapse sidebar" }).click();
      await page.getByRole("button", { name: "Expand sidebar" }).click();
    }
    await page.keyboard.type("gl?/");
    await page.keyboard.press("Control+k");
    await expect(field(page), way).toBeFocused();
    await expect(page, way).toHaveURL(/\/console\/people$/);
    await page.keyboard.press("Escape");
    await expect(search(page)).toBeHidden();
  }
});

test("the bot is asked from the search, and its answer is read there", async ({
  page,
  stack,
  person,
}) => {
  test.setTimeout(180_000);
  await addUser(stack, "palmira", "superuser");
  await openConsole(page, stack, "palmira");
  const witness = await person("palaver1", "#palaver");
  await page.keyboard.press("Control+k");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("join #palaver");
  await search(page).getByRole("option", { name: "Join #palaver" }).click();
  await witness.sees(/^:steward\S* JOIN :?#palaver/);
  await expect(search(page).getByText(/done .*Joined #palaver/)).toBeVisible();
  await looksFineNow(page, "an act that was done");

  await page.keyboard.press("Enter");
  await expect(field(page)).toBeFocused();
  // That the bot is there is written beside the job; who types once more is told the latest.
  await expect(async () => {
    await field(page).fill("part");
    await field(page).fill("part #palaver");
    const option = search(page).getByRole("option", { name: "Part #palaver" });
    await expect(option).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
  await page.keyboard.press("Enter");
  await expect(search(page).getByText("does not come back by itself")).toBeVisible();
  await expect(search(page).getByRole("button", { name: "Back to the search" })).toBeFocused();
  await looksFineNow(page, "an act that asks");
  await search(page).getByRole("button", { name: "Part #palaver" }).click();
  await witness.sees(/^:steward\S* PART #palaver/);
  await expect(search(page).getByText(/done .*Left #palaver/)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(search(page)).toBeHidden();

  await page.keyboard.press("Control+k");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("reload quo");
  await expect(search(page).getByRole("option", { name: /^Reload quotes/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(search(page).getByText(/accepted .*done/)).toBeVisible();
  await search(page).getByRole("button", { name: "Close", exact: true }).click();
  await expect(search(page)).toBeHidden();
});

test("the password is asked for where the button asks for it, and looks are changed", async ({
  page,
  stack,
}) => {
  test.setTimeout(180_000);
  await addUser(stack, "pandora", "superuser");
  await openConsole(page, stack, "pandora");
  await page.setViewportSize({ width: 360, height: 740 });
  await page.keyboard.press("Control+k");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("appearance: dark");
  await expect(search(page).getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(search(page)).toBeHidden();

  await page.keyboard.press("Control+k");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("restart");
  await expect(search(page).getByRole("option", { name: "Restart the bot" })).toBeVisible();
  await page.keyboard.press("Enter");
  await looksFineNow(page, "a restart that asks");
  await search(page).getByRole("button", { name: "Restart" }).click();
  const question = page.getByRole("dialog", { name: "Is it you?" });
  await expect(question).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(question).toBeHidden();
  await expect(search(page).getByRole("alert")).toBeVisible();
  const jobs = await stack.database.ask(`SELECT "id" FROM "Job" WHERE "kind" = 'bot.restart'`);
  expect(jobs).toEqual([]);
});

test("nobody finds what they may not open", async ({ page, stack }) => {
  test.setTimeout(180_000);
  await addUser(stack, "rosalind", "voice");
  await openConsole(page, stack, "rosalind");
  await page.getByRole("button", { name: "Search and go to" }).click();
  await page.keyboard.type("da");
  await expect(search(page).getByRole("option", { name: "Dashboard" })).toBeVisible();
  await page.keyboard.type("ta");
  await expect(search(page).getByText("Nothing of that name")).toBeVisible();
  await field(page).fill("reload");
  await expect(search(page).getByText("Nothing of that name")).toBeVisible();
  await field(page).fill("token");
  await expect(search(page).getByRole("option", { name: "Make a token" })).toBeVisible();
  const found = await page.request.get("/console/find?q=o");
  const kinds = (await found.json()) as Readonly<Record<string, readonly unknown[]>>;
  expect(Object.values(kinds).flat()).toEqual([]);
});
