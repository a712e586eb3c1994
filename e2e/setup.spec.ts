/** The first run by another way than the shortest: things go wrong, a network is described by hand, the address changes. */
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { looksFineNow } from "./fixtures/axe.ts";
import { joinIrc } from "./fixtures/irc-person.ts";
import { PASSWORD } from "./fixtures/journeys.ts";
import { type Stack, startStack } from "./fixtures/stack.ts";
import { expect, test } from "./fixtures/test.ts";
import { startTlsProxy } from "./fixtures/tls-proxy.ts";

/** Each width and each theme once; the journey goes on in the first. */
async function looks(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await looksFineNow(page, `${name}, dark and narrow`);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await looksFineNow(page, name);
}

test("wrong code, test mail, a network by hand, and an address that changes under the session", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  let port = 0;
  const proxy = await startTlsProxy(() => port);
  // Nothing about mail in the environment: the form is asked.
  const stack = await startStack({ SMTP_URL: "", MAIL_FROM: "" });
  port = Number(new URL(stack.url).port);
  const url = `https://localhost:${(proxy.address() as AddressInfo).port}`;
  const context = await browser.newContext({
    baseURL: stack.url,
    bypassCSP: true,
    ignoreHTTPSErrors: true,
  });
  try {
    const page = await context.newPage();
    await becomeSuperuser(page, stack);
    await describeSite(page, url);
    await tryMail(page, stack);
    await describeNetwork(page, stack);
    await chooseChannel(page, stack);
    await looks(page, "done");
    await page.getByRole("button", { name: "Finish and open the console" }).click();
    await expect(page).toHaveURL(`${url}/console`);
    await expect(page.getByRole("heading", { name: "Dashboard" })).toBeVisible();
    expect((await page.goto(`${url}/setup/network`))?.status()).toBe(404);
  } finally {
    await context.close();
    proxy.closeAllConnections();
    proxy.close();
    await stack.stop();
  }
});

async function becomeSuperuser(page: Page, stack: Stack): Promise<void> {
  await page.goto("/setup");
  await looks(page, "superuser");
  await page.getByLabel("Setup code").fill("not the code");
  await page.getByLabel("User name").fill("grace");
  await page.getByLabel("E-mail").fill("grace@example.org");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Create superuser" }).click();
  await expect(page.getByText("That is not the setup code.")).toBeVisible();
  expect(
    (await page.request.get("/setup/site", { maxRedirects: 0 })).status(),
    "no step is open to strangers",
  ).not.toBe(200);
  // What was typed is still there, but for the code.
  await expect(page.getByLabel("User name")).toHaveValue("grace");
  await page.getByLabel("Setup code").fill(stack.setupCode);
  await page.getByRole("button", { name: "Create superuser" }).click();
  await expect(page.getByRole("heading", { name: "Your site" })).toBeVisible();
}

async function describeSite(page: Page, url: string): Promise<void> {
  await looks(page, "site");
  await page.getByLabel("Name", { exact: true }).fill("Example IRC");
  await page.getByLabel("Public address").fill("not an address");
  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(page.getByLabel("Public address")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Public address").fill(url);
  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(page.getByRole("heading", { name: "Mail" })).toBeVisible();
}

async function tryMail(page: Page, stack: Stack): Promise<void> {
  await page.getByRole("radio", { name: /Use a mail server/ }).click();
  await looks(page, "mail");
  await page.getByLabel("Server", { exact: true }).fill("127.0.0.1");
  await page.getByLabel("Port").fill("1");
  await page.getByLabel("Encryption").selectOption("none");
  await page.getByLabel("Port").fill("1");
  await page.getByLabel("Sender").fill("Example <bot@example.org>");
  await page.getByRole("button", { name: "Send test mail" }).click();
  // The port is closed: the server's answer is told, and nothing is saved.
  await expect(page.getByText(/ECONNREFUSED|refused/i)).toBeVisible();
  await page.getByLabel("Port").fill(String(stack.mail.port));
  await page.getByRole("button", { name: "Send test mail" }).click();
  await expect(page.getByText("The server took the mail for grace@example.org.")).toBeVisible();
  const mail = await stack.mail.next("grace@example.org");
  expect(mail.from?.address).toBe("bot@example.org");
  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(page.getByRole("heading", { name: "IRC network" })).toBeVisible();
}

async function describeNetwork(page: Page, stack: Stack): Promise<void> {
  await page.getByRole("radio", { name: /An IRC network out there/ }).click();
  await page.getByLabel("Network", { exact: true }).selectOption({ label: "Another server…" });
  await page.getByLabel("Services account").selectOption("PLAIN");
  await looks(page, "network");
  await page.getByRole("button", { name: "Save and continue" }).click();
  for (const field of ["Server", "Password"])
    await expect(page.getByLabel(field, { exact: true })).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Services account").selectOption("EXTERNAL");
  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(page.getByLabel("Certificate and private key")).toHaveAttribute(
    "aria-invalid",
    "true",
  );
  await page.getByLabel("Services account").selectOption("none");
  await page.getByLabel("Server", { exact: true }).fill("127.0.0.1");
  await page.getByLabel("Encrypt with TLS").uncheck();
  await expect(page.getByLabel("Port")).toHaveValue("6667");
  await page.getByLabel("Port").fill(String(stack.lobby.port));
  await page.getByLabel(/^Name/).fill("By hand");
  await page.getByLabel("The bot's nick").fill("helper");
  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(page.getByRole("heading", { name: "First channel" })).toBeVisible();
}

async function chooseChannel(page: Page, stack: Stack): Promise<void> {
  await looks(page, "channel");
  const witness = await joinIrc(stack.lobby, "witness", "#plain");
  await page.getByLabel("Channel", { exact: true }).fill("#plain");
  await page.getByRole("button", { name: "Save and continue" }).click();
  await witness.sees(/^:helper!\S+ JOIN :?#plain/);
  await witness.quit();
  await expect(page.getByRole("heading", { name: "Steward is set up" })).toBeVisible();
}
