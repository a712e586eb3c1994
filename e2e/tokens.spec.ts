/** Every way a token can go, seen from both ends: what the sender is told on IRC and what the owner's card shows. */
import { addUser, makeToken, signIn } from "./fixtures/journeys.ts";
import { expect, test } from "./fixtures/test.ts";

test.use({ stackOf: "tokens" });

const UNIFORM = /PRIVMSG \S+ :That token is not valid here\. .*\(reference [0-9a-z]{6}\)/;

test("register first, login next time, and each token works once", async ({
  page,
  stack,
  person,
}) => {
  await addUser(stack, "bea");
  await signIn(page, stack, "bea");
  const first = await makeToken(page, stack);
  const irc = await person("bea", "#lobby");
  irc.say(first.bot, first.command);
  await irc.sees(/:Welcome, bea: you are registered and logged in/);
  await expect(page.getByText("Linked and logged in")).toBeVisible();

  irc.say(first.bot, first.command);
  await irc.sees(UNIFORM);
  await expect(page.getByText("It had been used already").first()).toBeVisible();

  irc.say(first.bot, "logout");
  await irc.sees(/PRIVMSG bea :/);
  await page.reload();
  await page.getByRole("button", { name: "Make a token" }).click();
  const shown = (await page.getByTestId("token-command").textContent()) ?? "";
  expect(shown).toMatch(/^\/msg \S+ login stwl_[0-9a-z]{32}$/);
  irc.say(first.bot, shown.replace(/^\/msg \S+ /, ""));
  await irc.sees(/:Welcome back, bea: you are logged in/);
});

test("in a channel a token is burnt, its owner is told, and nothing is repeated", async ({
  page,
  stack,
  person,
}) => {
  await addUser(stack, "cleo");
  await signIn(page, stack, "cleo");
  const { bot, command } = await makeToken(page, stack);
  const irc = await person("cleo", "#lobby");
  const bystander = await person("watcher", "#lobby");
  const bold = String.fromCharCode(2);
  irc.say("#lobby", `oops ${command.slice(0, 15)}${bold}${command.slice(15)}`);

  await expect(page.getByText("Cancelled: others may have read it").first()).toBeVisible();
  await irc.sees(/NOTICE cleo :A token was just sent where others may read it/);
  const mail = await stack.mail.next("cleo@example.org");
  expect(mail.text).not.toContain("stwr_");
  irc.say(bot, command);
  await irc.sees(UNIFORM);
  expect(bystander.lines().filter((line) => /:steward!.* PRIVMSG #lobby/.test(line))).toEqual([]);
});

test("a wrong command, a newer token and a cancelled one are refused alike", async ({
  page,
  stack,
  person,
}) => {
  await addUser(stack, "dora");
  await signIn(page, stack, "dora");
  const irc = await person("dora", "#lobby");
  const old = await makeToken(page, stack);
  await page.getByRole("button", { name: "New token" }).click();
  await expect(page.getByTestId("token-command")).not.toHaveText(`/msg ${old.bot} ${old.command}`);
  irc.say(old.bot, old.command);
  await irc.sees(UNIFORM);
  await expect(page.getByText("A newer token had replaced it").first()).toBeVisible();

  const { bot, command } = await makeToken(page, stack);
  irc.say(bot, command.replace("register", "login"));
  await irc.sees(UNIFORM);
  await expect(page.getByText("Wrong command for this token").first()).toBeVisible();

  await page.reload();
  await expect(page.getByText("You have an active token")).toBeVisible();
  await page.getByRole("button", { name: "Cancel it" }).click();
  await expect(page.getByText("You have an active token")).toBeHidden();
  irc.say(bot, command);
  await irc.sees(UNIFORM);
});

test("attempts that leave the token good leave it on the card, whoever makes them", async ({
  page,
  stack,
  person,
}) => {
  await addUser(stack, "gitte");
  await signIn(page, stack, "gitte");
  const old = await makeToken(page, stack);
  await page.getByRole("button", { name: "New token" }).click();
  const shown = page.getByTestId("token-command");
  await expect(shown).not.toHaveText(`/msg ${old.bot} ${old.command}`);
  const command = ((await shown.textContent()) ?? "").replace(/^\/msg \S+ /, "");
  const stranger = await person("gil", "#lobby");

  stranger.say(old.bot, old.command);
  await stranger.sees(UNIFORM);
  await expect(
    page.getByText(/^Another token of yours .* A newer token had replaced/),
  ).toBeVisible();
  await expect(shown).toContainText(command);
  stranger.say(old.bot, command.replace("register", "login"));
  await stranger.sees(UNIFORM);
  await expect(page.getByText("Wrong command for this token").first()).toBeVisible();
  await expect(page.getByText("The token is still good.")).toBeVisible();
  await expect(shown).toContainText(command);
  await expect(page.getByText("Waiting for your message")).toBeVisible();

  const irc = await person("gitte", "#lobby");
  irc.say(old.bot, command);
  await irc.sees(/:Welcome, gitte/);
  await expect(page.getByText("Linked and logged in")).toBeVisible();
  await expect(shown).toBeHidden();
  stranger.say(old.bot, command);
  await stranger.sees(UNIFORM);
  await expect(page.getByText(/gil!/).first()).toBeVisible();
  await expect(page.getByText("Linked and logged in")).toBeVisible();
});

test("a fresh token can be cancelled, and the way to the network holds no token", async ({
  page,
  stack,
  person,
}) => {
  await addUser(stack, "henk");
  await signIn(page, stack, "henk");
  const { bot, command } = await makeToken(page, stack);
  await expect(page.getByText(`${bot} is online on Lobby and gets private messages`)).toBeVisible();
  const link = page.getByRole("link", { name: "Open in IRC client" });
  await expect(link).toHaveAttribute("href", `irc://${stack.lobby.host}:${stack.lobby.port}/`);
  await page.getByRole("button", { name: "Cancel it" }).click();
  await expect(page.getByText("You had cancelled it").first()).toBeVisible();
  await expect(page.getByTestId("token-command")).toBeHidden();
  const irc = await person("henk", "#lobby");
  irc.say(bot, command);
  await irc.sees(UNIFORM);
});

test("whoever has not confirmed their address may come in, is told, and makes no tokens", async ({
  page,
  stack,
}) => {
  await addUser(stack, "isla");
  const confirmed = (at: Date | null) =>
    stack.database.ask(`UPDATE "User" SET "emailVerifiedAt" = ? WHERE "nameFolded" = 'isla'`, at);
  await confirmed(null);
  await signIn(page, stack, "isla");
  await page.goto(`${stack.url}/me`);
  await expect(page.getByText(/Your e-mail address is not confirmed yet/)).toBeVisible();
  await page.goto(`${stack.url}/me/token`);
  await expect(page.getByText("Confirm your mail address first")).toBeVisible();
  await expect(page.getByRole("button", { name: "Make a token" })).toBeDisabled();
  await confirmed(new Date());
  await makeToken(page, stack);
  await expect(page.getByTestId("token-command")).toBeVisible();
  await expect(page.getByText(/Your e-mail address is not confirmed yet/)).toBeHidden();
});

test("nobody's tries go on for ever: after five the bot is silent, and the owner of a token hears of it", async ({
  page,
  stack,
  person,
}) => {
  await addUser(stack, "jana");
  await signIn(page, stack, "jana");
  const { command } = await makeToken(page, stack);
  const irc = await person("eve", "#lobby");
  const guess = `login stwl_${"0".repeat(32)}`;
  for (let tries = 0; tries < 5; tries++) {
    irc.say("steward", guess);
    await irc.sees(UNIFORM);
  }
  irc.say("steward", command);
  await expect(page.getByText("Too many tries: the bot did not look at it").first()).toBeVisible();
  await expect(page.getByTestId("token-command")).toContainText(command);
  const other = await person("frank", "#lobby");
  other.say("#lobby", ".ping");
  await other.sees(/PRIVMSG #lobby :.*pong/i);
  expect(irc.lines().filter((line) => UNIFORM.test(line))).toHaveLength(5);
  expect(stack.output()).not.toContain("stwl_0000");
});
