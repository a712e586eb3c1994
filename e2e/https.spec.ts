/** Behind a reverse proxy with TLS, as operators run it: cookies, headers and signing in. */
import type { AddressInfo } from "node:net";
import { addUser, makeToken, PASSWORD } from "./fixtures/journeys.ts";
import { type Stack, startStack } from "./fixtures/stack.ts";
import { test as base, expect } from "./fixtures/test.ts";
import { startTlsProxy } from "./fixtures/tls-proxy.ts";

interface Secure {
  readonly stack: Stack;
  readonly url: string;
}

const test = base.extend<{ secure: Secure }>({
  secure: async ({ browserName: _browserName }, use) => {
    let port = 0;
    const server = await startTlsProxy(() => port);
    const url = `https://localhost:${(server.address() as AddressInfo).port}`;
    const stack = await startStack({ STEWARD_URL: url, STEWARD_TRUSTED_PROXIES: "1" });
    port = Number(new URL(stack.url).port);
    await addUser(stack, "grace", "superuser");
    await stack.cli(["network", "add", "lobby"]);
    await use({ stack, url });
    server.closeAllConnections();
    server.close();
    await stack.stop();
  },
});

test.skip(process.env.TEST_DATABASE === "postgresql", "no answer's head depends on the engine");

test("over https: guarded cookies, strict transport, live stream, and plain http has none of it", async ({
  browser,
  secure,
}) => {
  const context = await browser.newContext({ baseURL: secure.url, ignoreHTTPSErrors: true });
  const page = await context.newPage();
  const answer = await page.goto("/signin");
  expect(answer?.headers()["strict-transport-security"]).toMatch(/max-age=\d{7,}/);
  await page.getByLabel("User name or e-mail address").fill("grace");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "grace" })).toBeVisible();

  const cookies = await context.cookies(secure.url);
  const session = cookies.find(({ name }) => name.includes("session"));
  expect(session).toMatchObject({
    name: "__Host-steward.session",
    secure: true,
    httpOnly: true,
    sameSite: "Lax",
    path: "/",
  });

  const { command } = await makeToken(page, { ...secure.stack, url: secure.url });
  expect(command).toMatch(/^register stwr_/);
  await page.goto("/console/logs");
  await expect(page.getByRole("button", { name: "Following" })).toBeVisible();

  const bare = await fetch(`${secure.stack.url}/signin`);
  expect(bare.headers.get("strict-transport-security")).toMatch(/max-age/);
  await context.close();
});

test("a page of another site changes nothing, whatever it sends", async ({ stack }) => {
  const visitor = { cookie: "", "content-type": "application/json" };
  for (const headers of [
    { "sec-fetch-site": "cross-site", origin: stack.url },
    { "sec-fetch-site": "same-site" },
    { origin: "null" },
    { origin: "https://evil.example" },
    {},
  ]) {
    const answer = await fetch(`${stack.url}/api/auth/signout`, {
      method: "POST",
      headers: { ...visitor, ...headers },
      body: "{}",
    });
    expect(answer.status, JSON.stringify(headers)).toBe(403);
  }
});

test("every page has a policy with a fresh nonce, and token pages keep their address to themselves", async ({
  stack,
}) => {
  const nonces = new Set<string>();
  for (const path of [
    "/",
    "/signin",
    "/signup",
    "/forgot",
    "/verify/stwv_x",
    "/reset/stwp_x",
    "/invite/stwi_x",
  ]) {
    const answer = await fetch(`${stack.url}${path}`);
    const policy = answer.headers.get("content-security-policy") ?? "";
    const [, nonce = ""] = /script-src 'nonce-([^']+)' 'strict-dynamic'/.exec(policy) ?? [];
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(policy, path).toContain("base-uri 'none'");
    expect(nonce, path).toHaveLength(24);
    nonces.add(nonce);
    const html = await answer.text();
    const scripts = html.match(/<script(?![^>]*\bsrc=)[^>]*>/g) ?? [];
    expect(scripts.length, path).toBeGreaterThan(0);
    for (const script of scripts) expect(script, path).toContain(`nonce="${nonce}"`);
    expect(answer.headers.get("x-content-type-options"), path).toBe("nosniff");
    expect(answer.headers.get("cache-control"), path).toMatch(/no-store|no-cache|private/);
    if (/stw/.test(path)) expect(answer.headers.get("referrer-policy"), path).toBe("no-referrer");
    expect(answer.headers.get("strict-transport-security"), path).toBeNull();
  }
  expect(nonces.size).toBe(7);
});
