/** The form for mail, in the first run and in the settings: what it sends and what it makes of the setting. */
import { z } from "zod";
import { AppError } from "#core/errors";
import { type MailEnv, sealPassword } from "./mail.ts";
import type { SettingValue } from "./registry.ts";
import { senderField } from "./sender.ts";
import { SMTP_SECURITY, type SmtpServer, smtpInput } from "./smtp.ts";

const typed = z.string().max(500).default("");

const fields = z.strictObject({
  how: z.enum(["files", "server"]).default("files"),
  host: typed,
  port: typed,
  security: z.enum(SMTP_SECURITY).default("starttls"),
  user: typed,
  /** Empty keeps the stored one, as long as server and user stay the same. */
  password: typed,
  from: z.union([z.literal(""), senderField]).default(""),
  intent: z.enum(["save", "test"]).default("save"),
});
type Fields = z.output<typeof fields>;
type MailSetting = SettingValue<"mail">;

const serverOf = ({ host, port, security, user, password }: Fields) =>
  smtpInput.safeParse({ host, port, security, user, password });

/** The form as far as the environment leaves something to choose. */
export function mailForm(env: MailEnv) {
  return fields.superRefine((form, context) => {
    if (form.how === "files" || env.smtpUrl !== undefined) return;
    for (const { path, message } of serverOf(form).error?.issues ?? [])
      context.addIssue({ code: "custom", path: [...path], message });
  });
}

/**
 * The setting a checked form stands for, with what the environment decides left as it was. Throws AppError invalid when
 * the password is missing: a stored one is never sent to another server or for another user.
 */
export function settingOf(form: Fields, before: MailSetting, env: MailEnv): MailSetting {
  const from = env.fixedMailFrom === undefined ? form.from || null : before.from;
  if (env.smtpUrl !== undefined) return { ...before, from };
  const server = form.how === "files" ? null : (serverOf(form).data ?? null);
  return {
    smtpHost: server?.host ?? "",
    smtpPort: server?.port ?? before.smtpPort,
    smtpSecurity: server?.security ?? before.smtpSecurity,
    smtpUser: server?.user ?? "",
    smtpPasswordSealed: server && passwordOf(server, before),
    from,
  };
}

function passwordOf(server: SmtpServer, before: MailSetting): string | null {
  const { host, user, password } = server;
  if (user === "") return null;
  if (password !== "") return sealPassword(password, host, user);
  if (before.smtpHost === host && before.smtpUser === user && before.smtpPasswordSealed)
    return before.smtpPasswordSealed;
  throw new AppError("invalid", { key: "mail.passwordAgain" });
}
