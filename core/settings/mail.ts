/** Where mail goes. The environment wins over what is stored; the stored SMTP URL is sealed, since it holds a password. */
import type { Tx } from "#core/db/client";
import { deriveKey, type Env } from "#core/env";
import { AppError } from "#core/errors";
import { seal, unseal } from "#core/secrets";
import { getSetting } from "./settings.ts";
import { type SmtpServer, smtpServerOf, smtpUrlOf } from "./smtp.ts";

const PURPOSE = "setting mail.smtp";

type Reader = Pick<Tx, "setting">;
type MailEnv = Pick<Env, "smtpUrl" | "mailFrom" | "fixedMailFrom">;

export interface MailDelivery {
  /** What the mail library connects to; null writes mails to files. For the sender alone: it holds the password. */
  readonly smtpUrl: string | null;
  readonly from: string;
}

/** How to deliver mail at this moment. Read it for each batch, so that a change counts at once. */
export async function mailDelivery(db: Reader, env: MailEnv): Promise<MailDelivery> {
  const stored = await getSetting(db, "mail");
  return {
    smtpUrl: env.smtpUrl ?? (stored.smtpSealed === null ? null : openSmtpUrl(stored.smtpSealed)),
    from: env.fixedMailFrom ?? stored.from ?? env.mailFrom,
  };
}

/** Mail settings as a form shows them: never the password, only whether there is one. */
export interface MailView {
  readonly server: (Omit<SmtpServer, "password"> & { readonly hasPassword: boolean }) | null;
  readonly from: string;
  /** True where the environment decides, so that the form only shows it. */
  readonly serverIsFixed: boolean;
  readonly fromIsFixed: boolean;
}

export async function mailView(db: Reader, env: MailEnv): Promise<MailView> {
  const { smtpUrl, from } = await mailDelivery(db, env);
  return {
    server: smtpUrl === null ? null : withoutPassword(smtpServerOf(smtpUrl)),
    from,
    serverIsFixed: env.smtpUrl !== undefined,
    fromIsFixed: env.fixedMailFrom !== undefined,
  };
}

function withoutPassword({ password, ...server }: SmtpServer) {
  return { ...server, hasPassword: password !== "" };
}

/**
 * The URL for a server as typed in a form. An empty password means the stored one, but only for the same user on the same
 * server: it must not be sent to another. Throws AppError invalid when the password is missing.
 */
export function smtpUrlFor(server: SmtpServer, storedSealed: string | null): string {
  if (server.user === "" || server.password !== "") return smtpUrlOf(server);
  const stored = storedSealed === null ? null : smtpServerOf(openSmtpUrl(storedSealed));
  if (stored?.host === server.host && stored.port === server.port && stored.user === server.user)
    return smtpUrlOf({ ...server, password: stored.password });
  throw new AppError(
    "invalid",
    "Type the password again: it is kept for the same server and user only.",
  );
}

/** Seals an SMTP URL for the `mail` setting. */
export function sealSmtpUrl(smtpUrl: string): string {
  return seal(smtpUrl, deriveKey("settings"), PURPOSE);
}

function openSmtpUrl(sealed: string): string {
  try {
    return unseal(sealed, deriveKey("settings"), PURPOSE);
  } catch (error) {
    throw new AppError(
      "unavailable",
      "The stored mail settings cannot be opened: the secret in the data folder has changed. Enter them again.",
      { cause: error },
    );
  }
}
