/** Where mail goes. The environment wins over what is stored; the stored password is sealed. */
import type { Tx } from "#core/db/client";
import { deriveKey, type Env } from "#core/env";
import { AppError } from "#core/errors";
import { seal, unseal } from "#core/secrets";
import type { SettingValue } from "./registry.ts";
import { getSetting } from "./settings.ts";
import { type SmtpServer, smtpUrlOf } from "./smtp.ts";

type Reader = Pick<Tx, "setting">;
export type MailEnv = Pick<Env, "smtpUrl" | "mailFrom" | "fixedMailFrom">;
type MailSetting = SettingValue<"mail">;

export interface MailDelivery {
  /** What the mail library connects to; null writes mails to files. For the sender alone: it holds the password. */
  readonly smtpUrl: string | null;
  readonly from: string;
}

/** How to deliver mail at this moment. Read it for each batch, so that a change counts at once. */
export async function mailDelivery(db: Reader, env: MailEnv): Promise<MailDelivery> {
  return deliveryBy(await getSetting(db, "mail"), env);
}

/** How mail would be delivered with these settings. Throws AppError unavailable when the password cannot be opened. */
export function deliveryBy(setting: MailSetting, env: MailEnv): MailDelivery {
  return {
    smtpUrl: env.smtpUrl ?? (setting.smtpHost === "" ? null : storedSmtpUrl(setting)),
    from: env.fixedMailFrom ?? setting.from ?? env.mailFrom,
  };
}

function storedSmtpUrl(setting: MailSetting): string {
  const sealed = setting.smtpPasswordSealed;
  return smtpUrlOf({
    host: setting.smtpHost,
    port: setting.smtpPort,
    security: setting.smtpSecurity,
    user: setting.smtpUser,
    password: sealed === null ? "" : openPassword(sealed, setting.smtpHost, setting.smtpUser),
  });
}

/** Mail settings as a form shows them: never the password, only whether there is one. */
export interface MailView {
  /** Null when mails are written to files, and when the environment names the server. */
  readonly server: (Omit<SmtpServer, "password"> & { readonly hasPassword: boolean }) | null;
  readonly from: string;
  /** `host:port` when the environment decides, so that a form only shows it. */
  readonly fixedServer: string | null;
  readonly fromIsFixed: boolean;
}

/** What a page may show of the mail settings. */
export async function mailView(db: Reader, env: MailEnv): Promise<MailView> {
  const setting = await getSetting(db, "mail");
  const server = {
    host: setting.smtpHost,
    port: setting.smtpPort,
    security: setting.smtpSecurity,
    user: setting.smtpUser,
    hasPassword: setting.smtpPasswordSealed !== null,
  };
  return {
    server: setting.smtpHost === "" || env.smtpUrl !== undefined ? null : server,
    from: env.fixedMailFrom ?? setting.from ?? env.mailFrom,
    fixedServer: env.smtpUrl === undefined ? null : new URL(env.smtpUrl).host,
    fromIsFixed: env.fixedMailFrom !== undefined,
  };
}

const purposeOf = (host: string, user: string) => `setting mail password ${host} ${user}`;

/** Seals the password of a user at a mail server. */
export function sealPassword(password: string, host: string, user: string): string {
  return seal(password, deriveKey("settings"), purposeOf(host, user));
}

function openPassword(sealed: string, host: string, user: string): string {
  try {
    return unseal(sealed, deriveKey("settings"), purposeOf(host, user));
  } catch (error) {
    throw new AppError("unavailable", { key: "mail.passwordSealed" }, { cause: error });
  }
}
