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

/** Sends one mail to whoever asks and says what became of it. Throws AppError unavailable with the mail server's own words. */
export async function sendTestMail(delivery: MailDelivery, actor: Actor): Promise<string> {
  const site = await currentSite();
  const mails = path.join(readEnv().dataDir, "mails");
  const params = { siteName: site.name, siteUrl: site.url, userName: actor.name };
  try {
    await sendMail(
      { id: newId(), tries: 1, template: "test", to: actor.email, params },
      delivery,
      mails,
    );
  } catch (error) {
    webLog.warn({ err: error }, "a test mail was not sent");
    throw new AppError("unavailable", explain(error), { cause: error });
  }
  return delivery.smtpUrl === null
    ? `Written to a file in ${mails}.`
    : `The server took the mail for ${actor.email}. Look whether it arrives.`;
}

/** What to look at, by the mail library's code. */
const causes: Readonly<Record<string, string>> = {
  EAUTH: "The server refused user and password.",
  EDNS: "There is no such server: check its name.",
  ESOCKET: "No connection: check server, port and encryption.",
  ECONNECTION: "No connection: check server, port and encryption.",
  ETIMEDOUT: "The server did not answer in time: check server, port and encryption.",
  ETLS: "The server offers no STARTTLS: choose another encryption.",
  EENVELOPE: "The server refused sender or receiver.",
  EMESSAGE: "The server refused the mail.",
};

function explain(error: unknown): string {
  // The sender wraps refusals for good; what the server said is inside.
  const source = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const { code, response } = source as { code?: unknown; response?: unknown };
  const cause = (typeof code === "string" && causes[code]) || "The mail could not be sent.";
  const said = typeof response === "string" ? response : (source as Error).message;
  return `${cause} It said: ${said.slice(0, 300)}`;
}
