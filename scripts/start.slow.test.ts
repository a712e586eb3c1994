/** `npm start`, as somebody runs it who has just built it: an empty data folder, no settings, no mail server. */
import { once } from "node:events";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import PostalMime from "postal-mime";
import { expect, test } from "vitest";
import { type Checkout, copyCheckout } from "./testing/checkout.ts";
import { FormVisitor } from "./testing/forms.ts";

const PASSWORD = "correct staple 42 battery";
const codeIn = (output: string) => /Setup code {3}([0-9a-z]{14})\n/.exec(output)?.[1];

/** A kept secret, after looking whether it is its owner's alone. */
function kept(checkout: Checkout, name: string): string {
  const file = path.join(checkout.dataDir, name);
  expect(statSync(file).mode & 0o777, name).toBe(0o600);
  return readFileSync(file, "utf8").trim();
}

async function onlyMail(checkout: Checkout) {
  const folder = path.join(checkout.dataDir, "mails");
  const [name = "", ...more] = readdirSync(folder);
  expect([name, more]).toEqual([expect.stringMatching(/-verify-\w+\.eml$/), []]);
  return PostalMime.parse(readFileSync(path.join(folder, name)));
}

test("npm start: first run, a mail without a mail server, the same again after Ctrl-C", async () => {
  const checkout = await copyCheckout("dist", ".next");
  const web = `http://localhost:${checkout.port}`;
  const first = checkout.npm(["start"]);
  await checkout.says("Setup code");
  expect(checkout.output).toContain(`Web     ${web}\n`);
  expect(checkout.output).toContain(`Lobby   127.0.0.1:${checkout.lobbyPort} (point`);
  expect(checkout.output).toContain(`First run: open ${web}/setup\n`);
  const code = codeIn(checkout.output) ?? "none was printed";
  expect(kept(checkout, "setup-code")).toBe(code);

  const bob = new FormVisitor(web);
  const about = { name: "bob", email: "bob@example.org", password: PASSWORD };
  expect(await bob.send("/signup", about)).toBe("303 /verify");
  await checkout.says('Mail "verify" to bob@example.org');
  const mail = await onlyMail(checkout);
  const link = new RegExp(`${web}/verify/\\w+`).exec(mail.text ?? "")?.[0] ?? "no link";
  expect(checkout.output).toContain(link);
  const secret = kept(checkout, "secret");
  expect(statSync(checkout.dataDir).mode & 0o777).toBe(0o700);
  await checkout.interrupt(first);

  const second = checkout.npm(["start"]);
  await checkout.says("Setup code");
  expect(codeIn(checkout.output)).toBe(code);
  expect(kept(checkout, "secret")).toBe(secret);
  // What takes long is announced with an ellipsis.
  expect(checkout.output).not.toMatch(/Installing|Compiling|Preparing|Building/);

  expect(await bob.send(link, {})).toMatch(/^303 /);
  const ada = { code, name: "ada", email: "ada@example.org", password: PASSWORD };
  expect(await new FormVisitor(web).send("/setup", ada)).toMatch(/^303 \/setup\//);
  expect(readdirSync(checkout.dataDir)).not.toContain("setup-code");
  checkout.cli("network", "add", "lobby");
  checkout.cli("channel", "add", "Lobby", "#lobby");
  await checkout.person("carol");
  await checkout.interrupt(second);
}, 900_000);

test("a setting that cannot be used is told before the pages are built", async () => {
  const checkout = await copyCheckout("dist");
  for (const [name, value, sentence] of [
    ["DATABASE_URL", "mysql://u:hunter2@h/db", "DATABASE_URL cannot be used: it has to be file:"],
    ["SMTP_URL", "mail.example.org", "SMTP_URL cannot be used: it has to be smtp://"],
    ["STEWARD_URL", "https://example.org/bot", "STEWARD_URL is https://example.org/bot; it has"],
  ] as const) {
    const [exitCode] = await once(checkout.npm(["--silent", "start"], { [name]: value }), "close");
    const [said, ...more] = checkout.output.split("\n").filter((line) => !line.startsWith("  "));
    expect([exitCode, said, more]).toEqual([1, expect.stringContaining(sentence), [""]]);
    expect(checkout.output).not.toContain("Building");
    expect(checkout.output).not.toContain("hunter2");
  }
}, 300_000);
