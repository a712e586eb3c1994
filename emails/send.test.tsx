import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import { afterEach, expect, test, vi } from "vitest";
import type { ClaimedMail } from "#core/mail/outbox";
import type { MailParams, MailTemplate } from "#core/mail/templates";
import { renderMail } from "./messages.tsx";
import { sendMail, UndeliverableError } from "./send.tsx";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

const nasty = `"><script>alert(1)</script>\r\nBcc: eve@example.net`;
const facts = { siteName: nasty, siteUrl: "http://localhost:3000" };
const origin = { ip: "192.0.2.1", browser: "Firefox on Linux", at: "2026-01-02T03:04:05.000Z" };
const link = "http://localhost:3000/verify/stwv_0123";

/** Every template, with the worst that could be in its parameters. */
const every: { [Template in MailTemplate]: MailParams[Template] } = {
  verify: { ...facts, userName: nasty, link, code: "123456", minutes: 60, origin, isChange: false },
  "already-registered": { ...facts, userName: nasty, origin },
  reset: { ...facts, userName: nasty, link, minutes: 30, origin },
  "password-changed": { ...facts, userName: nasty, origin },
  "second-factor": { ...facts, userName: nasty, change: "enabled", origin },
  "mail-changed": { ...facts, userName: nasty, newAddress: nasty, origin },
  invite: { ...facts, link, until: "tomorrow", invitedBy: nasty },
  token: { ...facts, userName: nasty, networkName: nasty, command: "/msg x login y", until: "z" },
  "token-leaked": { ...facts, userName: nasty, networkName: nasty, place: nasty },
  approval: { ...facts, userName: nasty, approved: true },
  test: { ...facts, userName: nasty },
};
const templates = Object.keys(every) as MailTemplate[];

function claimed(template: MailTemplate, to = "ada@example.org"): ClaimedMail {
  return { id: "m1", tries: 1, template, to, params: every[template] } as ClaimedMail;
}

test.each(templates)(
  "%s: what people typed stays text and stays out of the headers",
  async (template) => {
    const { subject, html, text } = await renderMail(claimed(template), "en");
    expect(subject).toMatch(/^[A-Z][A-Za-z -]+$/);
    expect(html).not.toContain("<script");
    expect(html).toContain("&lt;script&gt;");
    expect(text).toContain("<script>");
  },
);

test("a confirmation holds link and code, in text once, and works without images", async () => {
  const { html, text } = await renderMail(claimed("verify"), "en");
  expect(text.split(link)).toHaveLength(2);
  expect(text).toContain("123456");
  expect(html).toContain(`href="${link}"`);
  expect(html).not.toMatch(/<img|<link|url\(/i);
});

async function startCatcher(refuse?: number) {
  const received: { to: string[]; raw: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    onRcptTo: (_address, _session, done) =>
      done(refuse ? Object.assign(new Error("no"), { responseCode: refuse }) : undefined),
    onData(stream, session, done) {
      let raw = "";
      stream.on("data", (chunk: Buffer) => (raw += chunk.toString("utf8")));
      stream.on("end", () => {
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw });
        done();
      });
    },
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  cleanups.push(() => new Promise<void>((closed) => server.close(closed)));
  const { port } = server.server.address() as AddressInfo;
  return {
    received,
    delivery: { smtpUrl: `smtp://127.0.0.1:${port}`, from: "Bot <bot@example.org>" },
  };
}

test.each(templates)("%s: one receiver and no header of anybody's making", async (template) => {
  const { received, delivery } = await startCatcher();
  await sendMail(claimed(template), delivery, "/nowhere", "en");
  expect(received).toHaveLength(1);
  expect(received[0]?.to).toEqual(["ada@example.org"]);
  const mail = await PostalMime.parse(received[0]?.raw ?? "");
  expect(mail.to).toEqual([{ name: "", address: "ada@example.org" }]);
  expect(mail.from).toMatchObject({ name: "Bot", address: "bot@example.org" });
  expect(mail.cc ?? mail.bcc).toBeUndefined();
  expect(mail.html && mail.text).toBeTruthy();
  expect(JSON.stringify(mail.headers)).not.toMatch(/eve@|script/);
});

test.each([
  "ada@example.org, eve@example.net",
  "ada@example.org\r\nBcc: eve@example.net",
  "Ada <ada@example.org>",
  "/etc/passwd",
])("%j is never written to", async (to) => {
  const { received, delivery } = await startCatcher();
  await expect(sendMail(claimed("reset", to), delivery, "/nowhere", "en")).rejects.toThrow(
    UndeliverableError,
  );
  expect(received).toEqual([]);
});

test("a server that refuses the receiver for good is believed, one that asks to wait is not", async () => {
  const forGood = await startCatcher(550);
  await expect(sendMail(claimed("reset"), forGood.delivery, "/x", "en")).rejects.toThrow(
    UndeliverableError,
  );
  const forNow = await startCatcher(451);
  await expect(sendMail(claimed("reset"), forNow.delivery, "/x", "en")).rejects.not.toThrow(
    UndeliverableError,
  );
});

test("without a server the mail is kept for its owner's eyes and its link printed", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "steward-mails-"));
  cleanups.push(() => rm(folder, { recursive: true }));
  const printed = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  cleanups.push(() => printed.mockRestore());
  const mailsDir = path.join(folder, "mails");
  await sendMail(claimed("verify"), { smtpUrl: null, from: "bot@example.org" }, mailsDir, "en");

  const [file = ""] = await readdir(mailsDir);
  const mail = await PostalMime.parse(await readFile(path.join(mailsDir, file)));
  expect(mail.text).toContain("123456");
  expect((await stat(path.join(mailsDir, file))).mode & 0o077).toBe(0);
  expect(String(printed.mock.calls[0]?.[0])).toContain(link);
});

test("a mail is written in its reader's language", async () => {
  const { subject, html, text } = await renderMail(claimed("verify"), "de");
  expect(subject).toBe("Bestätige deine E-Mail-Adresse");
  expect(html).toContain('lang="de"');
  expect(text).not.toMatch(/confirm|ignore/i);
});
