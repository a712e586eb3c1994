import type { NewMail } from "./templates.ts";

/**
 * Prints what a mail would have carried to the server's terminal, for installations without a mail server: whoever can read
 * it runs the machine. The one place besides the setup code where a secret is shown there; it goes around the log, whose
 * redactor would hide it.
 */
export function announceMail(mail: NewMail, file: string): void {
  const { params } = mail;
  const secret = [
    "link" in params ? params.link : "",
    "code" in params ? `code ${params.code}` : "",
    "command" in params ? params.command : "",
  ].filter(Boolean);
  const carried = secret.length > 0 ? `: ${secret.join("  ")}` : "";
  // The address was parsed strictly: it has no control character that could forge another line.
  process.stdout.write(
    `Mail "${mail.template}" to ${mail.to}${carried}\n  (no mail server is set; kept as ${file})\n`,
  );
}
