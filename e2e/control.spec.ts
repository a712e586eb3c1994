/** Control from the web, seen by somebody on IRC: everything that is clicked arrives there, and the click says what became of it. */
import type { Page } from "@playwright/test";
import { signIn, typePasswordAgain } from "./fixtures/journeys.ts";
import { expect, test } from "./fixtures/test.ts";

test.use({ stackOf: "control" });

/** What frames an action (CTCP). */
const CTCP = String.fromCharCode(1);

const sentJobs = (page: Page) => page.getByRole("list", { name: "Last sent" });

async function say(page: Page, target: string, style: string, text: string): Promise<void> {
  await page.getByLabel("Channel or nick").fill(target);
  await page.getByLabel("As", { exact: true }).selectOption(style);
  await page.getByLabel("Text", { exact: true }).fill(text);
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(sentJobs(page).getByRole("listitem").first()).toContainText(
    `Sent to ${target}, confirmed.`,
  );
  await expect(page.getByLabel("Text", { exact: true })).toHaveValue("");
}

test("messages, actions and notices, to a channel and to one person", async ({
  page,
  stack,
  person,
}) => {
  await signIn(page, stack, "grace");
  const witness = await person("witness", "#lobby");
  await page.goto("/console/bot");
  await say(page, "#lobby", "message", "a plain word");
  await witness.sees(/^:steward!\S+ PRIVMSG #lobby :a plain word$/);
  await say(page, "#lobby", "action", "waves");
  await witness.sees(new RegExp(`^:steward!\\S+ PRIVMSG #lobby :${CTCP}ACTION waves${CTCP}$`));
  await say(page, "#lobby", "notice", "closing soon");
  await witness.sees(/^:steward!\S+ NOTICE #lobby :closing soon$/);
  await say(page, "witness", "message", "for you alone");
  await witness.sees(/^:steward!\S+ PRIVMSG witness :for you alone$/);
  await expect(sentJobs(page).getByRole("listitem")).toHaveCount(4);
  for (const line of await sentJobs(page).getByRole("listitem").all())
    await expect(line).toContainText(/accepted .*done/);

  // Somebody who is not there: the job says so.
  await page.getByLabel("Channel or nick").fill("nobodyhere");
  await page.getByLabel("Text", { exact: true }).fill("anybody?");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(sentJobs(page).getByRole("listitem").first()).toContainText(/failed .*nobody/i);
});

test("cycle, part and join", async ({ page, stack, person }) => {
  await signIn(page, stack, "grace");
  const witness = await person("witness2", "#lobby", "#den");
  await page.goto("/console/bot");
  await page.getByRole("button", { name: "Cycle #lobby" }).click();
  await witness.sees(/^:steward!\S+ PART #lobby :back in a moment$/);
  await witness.sees(/^:steward!\S+ JOIN :?#lobby/);
  await expect(page.getByText("Left and joined #lobby.")).toBeVisible();

  await page.getByRole("button", { name: "Part #lobby" }).click();
  await witness.sees(/^:steward!\S+ PART #lobby/);
  await page.getByRole("button", { name: "Join #lobby" }).click();
  await witness.sees(/^:steward!\S+ JOIN :?#lobby/);
  await expect(page.getByRole("button", { name: "Part #lobby" })).toBeVisible();

  await page.getByRole("textbox", { name: "Channel", exact: true }).fill("#den");
  await page.getByRole("button", { name: "Join", exact: true }).last().click();
  await witness.sees(/^:steward!\S+ JOIN :?#den/);
  await expect(page.getByText("Joined #den.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Part #den" })).toBeVisible();
});

test("disconnect, connect, reload and restart", async ({ page, stack, person }) => {
  await signIn(page, stack, "grace");
  const witness = await person("witness3", "#lobby");
  await page.goto("/console/bot");
  await page.getByRole("button", { name: "Disconnect" }).click();
  await witness.sees(/^:steward!\S+ QUIT /);
  await expect(page.getByText("Disconnected.", { exact: false }).first()).toBeVisible();
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await witness.sees(/^:steward!\S+ JOIN :?#lobby/);
  await expect(page.getByRole("button", { name: "Disconnect" })).toBeVisible();

  await page.getByRole("button", { name: "Reload all" }).click();
  await expect(page.getByText(/Reloaded \d+ modules\./)).toBeVisible();
  witness.say("#lobby", ".ping");
  await witness.sees(/^:steward!\S+ PRIVMSG #lobby :.*pong/);

  await page.getByRole("button", { name: "Restart…" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Restart" }).click();
  await typePasswordAgain(page);
  await witness.sees(/^:steward!\S+ QUIT /);
  await expect(page.getByText(/done .*\(Restarting\.\)/)).toBeVisible();
  // The lobby goes and comes with the bot, so whoever was there comes again.
  let tries = 0;
  await expect(async () => {
    const back = await person(`back${++tries}`, "#lobby");
    back.send("NAMES #lobby");
    await back.sees(/ 353 .*steward/);
  }).toPass({ timeout: 60_000 });
  await expect(page.getByText("Running since").first()).toBeVisible();
});
