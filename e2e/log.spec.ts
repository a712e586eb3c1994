/** The log at length: search, the strip of time above it, and what a stretch of it leaves. */
import type { Page } from "@playwright/test";
import { addUser, makeToken, signIn } from "./fixtures/journeys.ts";
import type { Stack } from "./fixtures/stack.ts";
import { expect, test } from "./fixtures/test.ts";

async function openLog(page: Page, stack: Stack, name: string, level = "superuser"): Promise<void> {
  await addUser(stack, name, level);
  await signIn(page, stack, name);
  await page.goto("/console/logs");
  await expect(page.getByRole("log")).toBeVisible();
}

test("words that somebody keeps to themselves are read by superusers, and found by nobody else", async ({
  browser,
  page,
  stack,
  person,
}) => {
  await addUser(stack, "quinn");
  await signIn(page, stack, "quinn");
  await page.goto("/me/profile");
  await page.getByLabel("Leave my words out of logs others can read").check();
  await page.getByRole("button", { name: "Save profile" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  const quinn = await person("quinn", "#lobby");
  quinn.say("steward", (await makeToken(page, stack)).command);
  await quinn.sees(/:Welcome, quinn/);
  quinn.say("#lobby", "my heron flies");
  quinn.send("PART #lobby :gone like a heron");

  const told = await browser.newPage({ baseURL: stack.url });
  await openLog(told, stack, "ruth");
  await expect(told.getByRole("log").getByText("my heron flies")).toBeVisible();
  await told.goto("/console/logs?q=gone");
  await expect(told.getByRole("log").getByText("gone like a heron")).toBeVisible();
  const staff = await browser.newPage({ baseURL: stack.url });
  await openLog(staff, stack, "saul", "staff");
  await expect(staff.getByRole("log").getByText("[kept to themselves]").first()).toBeVisible();
  await expect(staff.getByText("heron")).toHaveCount(0);
  await staff.goto("/console/logs?q=heron");
  await expect(staff.getByText("Nothing fits")).toBeVisible();
});

const strip = (page: Page) => page.getByRole("listbox", { name: "Events over time" });

test("a stretch of the strip becomes the time that the log shows, by keyboard", async ({
  page,
  stack,
  person,
}) => {
  await openLog(page, stack, "olga");
  const somebody = await person("olga", "#lobby");
  somebody.say("#lobby", "said within the last minutes");
  const line = page.getByRole("log").getByText("said within the last minutes");
  await expect(line).toBeVisible();

  // The oldest bars of the last day: nothing had happened yet.
  await strip(page).focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Shift+ArrowRight");
  await expect(strip(page).getByRole("option", { selected: true })).toHaveCount(2);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/since=.+&until=/);
  await expect(page.getByText("Nothing fits")).toBeVisible();

  await page.getByRole("button", { name: "Remove this filter" }).click();
  await expect(page).not.toHaveURL(/since=/);
  await expect(line).toBeVisible();
});

test("dragging over the strip narrows the log, and the end of it stays live", async ({
  page,
  stack,
  person,
}) => {
  await openLog(page, stack, "pia");
  const somebody = await person("pia", "#lobby");
  somebody.say("#lobby", "before the drag");
  await expect(page.getByRole("log").getByText("before the drag")).toBeVisible();
  const bars = strip(page).getByRole("option");
  const [from, to] = [await bars.nth(-6).boundingBox(), await bars.last().boundingBox()];
  if (!from || !to) throw new Error("the bars have no place");
  const middle = from.y + from.height / 2;
  await page.mouse.move(from.x + from.width / 2, middle);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, middle, { steps: 8 });
  await expect(strip(page).getByRole("option", { selected: true })).toHaveCount(6);
  await page.mouse.up();
  await expect(page).toHaveURL(/since=/);
  await expect(page).not.toHaveURL(/until=/);
  await expect(page.getByRole("log").getByText("before the drag")).toBeVisible();
  somebody.say("#lobby", "after the drag");
  await expect(page.getByRole("log").getByText("after the drag")).toBeVisible();

  await page.getByRole("button", { name: "Show more time" }).click();
  await expect(page.getByRole("log").getByText("before the drag")).toBeVisible();
});

test("a search finds what was said, follows what is being said, and says when there is nothing", async ({
  page,
  stack,
  person,
}) => {
  await openLog(page, stack, "rosa");
  const somebody = await person("rosa", "#lobby");
  somebody.say("#lobby", "a most uncommon marmalade");
  await expect(page.getByRole("log").getByText("marmalade")).toBeVisible();
  const search = page.getByLabel("Search the whole log");
  await search.fill("marmal");
  await expect(page).toHaveURL(/q=marmal/);
  await expect(page.getByRole("log").getByText("a most uncommon marmalade")).toBeVisible();
  somebody.say("#lobby", "more marmalade");
  await expect(page.getByRole("log").getByText("more marmalade")).toBeVisible();
  await search.fill("marmalade of no kind");
  await expect(page.getByText("Nothing fits")).toBeVisible();
});
