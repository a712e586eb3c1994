import "server-only";
import path from "node:path";
import { readEnv } from "#core/env";
import { AppError } from "#core/errors";
import { newId } from "#core/secrets";
import type { MailDelivery } from "#core/settings/mail";
import { sendMail } from "#emails/send";
import { webLog } from "#web/log";
import type { Actor } from "#web/session";
import { currentSite } from "#web/site";
import { currentReader, getWords } from "#web/words";

/** Sends one mail to whoever asks and says what became of it. Throws AppError unavailable with the mail server's own words. */
export async function sendTestMail(delivery: MailDelivery, actor: Actor): Promise<string> {
  const [site, t, { locale }] = await Promise.all([
    currentSite(),
    getWords("setup"),
    currentReader(),
  ]);
  const mails = path.join(readEnv().dataDir, "mails");
  const params = { siteName: site.name, siteUrl: site.url, userName: actor.name };
  try {
    await sendMail(
      { id: newId(), tries: 1, template: "test", to: actor.email, params },
      delivery,
      mails,
      locale,
    );
  } catch (error) {
    webLog.warn({ err: error }, "a test mail was not sent");
    throw refusal(error);
  }
  return delivery.smtpUrl === null
    ? t("mail.written", { folder: mails })
    : t("mail.taken", { address: actor.email });
}

/** The mail library's codes that have a sentence of their own saying what to look at. */
const causes = [
  "EAUTH",
  "EDNS",
  "ESOCKET",
  "ECONNECTION",
  "ETIMEDOUT",
  "ETLS",
  "EENVELOPE",
  "EMESSAGE",
] as const;

function refusal(error: unknown): AppError {
  // The sender wraps refusals for good; what the server said is inside.
  const source = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const { code, response } = source as { code?: unknown; response?: unknown };
  const said = typeof response === "string" ? response : (source as Error).message;
  const cause = causes.find((one) => one === code) ?? "other";
  const told = { key: `mail.test.${cause}`, said: said.slice(0, 300) } as const;
  return new AppError("unavailable", told, { cause: error });
}
