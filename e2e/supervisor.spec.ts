/** Whatever dies is back within seconds, and a bot that was stopped from the console starts there again. */
import { execFileSync } from "node:child_process";
import { joinIrc } from "./fixtures/irc-person.ts";
import { signIn, typePasswordAgain } from "./fixtures/journeys.ts";
import type { Stack } from "./fixtures/stack.ts";
import { expect, test } from "./fixtures/test.ts";

const BACK_MS = 45_000;

/** The processes that `parent` started, by what their command line `matches`. */
function childOf(parent: number, matches: RegExp): number | undefined {
  const lines = execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8" }).split("\n");
  for (const line of lines) {
    const [, pid, ppid, args = ""] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    if (Number(ppid) === parent && matches.test(args)) return Number(pid);
  }
  return undefined;
}

const web = /next-server|next\/dist\/bin\/next/;
const bot = /dist\/bot\/main\.js/;
const host = /bot\/host\/child\.js/;

/** The process of this kind, once there is one other than `before`. */
async function found(
  parent: () => number | undefined,
  kind: RegExp,
  before?: number,
): Promise<number> {
  let pid: number | undefined;
  await expect(() => {
    pid = childOf(parent() ?? 0, kind);
    expect(pid).toBeDefined();
    expect(pid).not.toBe(before);
  }).toPass({ timeout: BACK_MS });
  return pid ?? 0;
}

/** Somebody new comes onto the lobby, asks the bot, and gets an answer. */
async function answersOnIrc(stack: Stack, nick: string): Promise<void> {
  await expect(async () => {
    const somebody = await joinIrc(stack.lobby, nick, "#lobby");
    try {
      somebody.say("#lobby", ".ping");
      await somebody.sees(/^:steward\S* (PRIVMSG|NOTICE) /);
    } finally {
      await somebody.quit();
    }
  }).toPass({ timeout: BACK_MS });
}

// What keeps answering the live stream is killed here.
test.use({ expectedComplaints: /Failed to load resource|net::ERR/ });

test("web, bot and module host each come back after a kill", async ({ stack, request }) => {
  test.setTimeout(4 * BACK_MS);
  const health = `${stack.url}/api/health`;
  const botOf = () => childOf(stack.pid, bot);

  const firstWeb = await found(() => stack.pid, web);
  process.kill(firstWeb, "SIGKILL");
  await found(() => stack.pid, web, firstWeb);
  await expect(async () => expect((await request.get(health)).ok()).toBe(true)).toPass({
    timeout: BACK_MS,
  });

  await answersOnIrc(stack, "kim1");
  const firstBot = await found(() => stack.pid, bot);
  const firstHost = await found(() => firstBot, host);
  process.kill(firstBot, "SIGKILL");
  await found(() => stack.pid, bot, firstBot);
  expect(childOf(1, host) === firstHost).toBe(false);
  await answersOnIrc(stack, "kim2");
  expect(stack.output()).toContain("bot ended (killed by SIGKILL)");

  const secondHost = await found(botOf, host);
  process.kill(secondHost, "SIGKILL");
  await found(botOf, host, secondHost);
  await answersOnIrc(stack, "kim3");
});

test("a bot stopped from the console stays away until Start is clicked", async ({
  stack,
  browser,
}) => {
  test.setTimeout(3 * BACK_MS);
  const page = await browser.newPage({ baseURL: stack.url });
  await signIn(page, stack, "grace");
  await page.goto("/console/bot");
  await page.getByRole("button", { name: "Stop…" }).click();
  await page.getByRole("alertdialog").getByRole("textbox").fill("stop");
  await page.getByRole("button", { name: "Stop the bot" }).click();
  await typePasswordAgain(page);
  await expect(page.getByText(/Stopped at/).first()).toBeVisible({ timeout: BACK_MS });
  await expect.poll(() => childOf(stack.pid, bot)).toBeUndefined();

  await page.getByRole("button", { name: "Start", exact: true }).click();
  await expect(page.getByText("The bot runs.")).toBeVisible({ timeout: BACK_MS });
  await expect(page.getByText(/Running since/).first()).toBeVisible({ timeout: BACK_MS });
  await answersOnIrc(stack, "kim4");
  await page.close();
});
