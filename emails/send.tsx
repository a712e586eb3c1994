import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { createTransport, type SendMailOptions } from "nodemailer";
import { announceMail } from "#core/mail/announce";
import type { ClaimedMail } from "#core/mail/outbox";
import type { MailDelivery } from "#core/settings/mail";
import { readEmail } from "#core/users/names";
import type { Locale } from "#core/words/locales";
import { renderMail } from "./messages.tsx";

/** A mail that nobody will ever get: the address is none, or the server refused it for good. */
export class UndeliverableError extends Error {
  override readonly name = "UndeliverableError";
}

const CONNECT_MS = 15_000;

/** Names the sender and the one receiver; a list, a comment or a line break is no address here. */
function envelope(to: string, from: string) {
  const receiver = readEmail(to);
  if (!receiver) throw new UndeliverableError("the address cannot be read");
  return { to: { name: "", address: receiver.address }, from: readSender(from) };
}

function readSender(from: string): { name: string; address: string } {
  const [, name = "", bracketed] = /^([^<>\r\n]*)<([^<>\s]+)>\s*$/.exec(from) ?? [];
  const address = readEmail(bracketed ?? from)?.address;
  if (!address) throw new Error("the sender in the mail settings is not an address");
  return { name: name.replace(/["\\\p{Cc}]/gu, "").trim(), address };
}

/**
 * Sends one mail, in its reader's language, by the operator's mail server, or without one keeps it as a file in `mailsDir` and prints its link.
 * Throws {@link UndeliverableError} when trying again is pointless, anything else when it may help.
 */
export async function sendMail(
  mail: ClaimedMail,
  { smtpUrl, from }: MailDelivery,
  mailsDir: string,
  locale: Locale,
): Promise<void> {
  const { subject, html, text } = await renderMail(mail, locale);
  const message: SendMailOptions = {
    ...envelope(mail.to, from),
    subject,
    html,
    text,
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  if (smtpUrl === null) await keepAsFile(mail, message, mailsDir);
  else await sendBySmtp(message, smtpUrl);
}

async function sendBySmtp(message: SendMailOptions, smtpUrl: string): Promise<void> {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: 2 * CONNECT_MS,
  });
  try {
    await transport.sendMail(message);
  } catch (error) {
    if (isRefusedForGood(error))
      throw new UndeliverableError("the mail server refused it for good", { cause: error });
    throw error;
  } finally {
    transport.close();
  }
}

/** 5xx to the receiver or the content; a 5xx to our log-in is the operator's to mend, and the mail waits. */
function isRefusedForGood(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  const isPermanent = typeof responseCode === "number" && responseCode >= 500;
  return isPermanent && (code === "EENVELOPE" || code === "EMESSAGE");
}

async function keepAsFile(
  mail: ClaimedMail,
  message: SendMailOptions,
  mailsDir: string,
): Promise<void> {
  const built = await createTransport({ streamTransport: true, buffer: true }).sendMail(message);
  const file = path.join(mailsDir, `${Date.now()}-${mail.template}-${mail.id}.eml`);
  await mkdir(mailsDir, { recursive: true, mode: 0o700 });
  await writeFile(file, built.message as Buffer, { mode: 0o600 });
  announceMail(mail, file);
}
