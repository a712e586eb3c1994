/** An SMTP server as people describe it in a form, and as the one URL that is given to the mail library. */
import { isIP } from "node:net";
import { z } from "zod";
import { say } from "#core/words/told";

/** `tls` from the first byte, `starttls` required before anything secret, or `none` (for a server on this machine). */
export const SMTP_SECURITY = ["starttls", "tls", "none"] as const;
export type SmtpSecurity = (typeof SMTP_SECURITY)[number];

const text = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^\P{Cc}*$/u, say({ key: "fields.singleLine" }));

const portRange = say({ key: "fields.port" });

const isLocal = (host: string) =>
  host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));

/** How to reach and use a mail server. */
export const smtpInput = z
  .strictObject({
    host: z
      .string()
      .trim()
      .toLowerCase()
      .pipe(
        z.union([z.hostname(), z.ipv4(), z.ipv6()], {
          error: say({ key: "fields.mailServer" }),
        }),
      ),
    port: z.coerce.number(portRange).int(portRange).min(1, portRange).max(65_535, portRange),
    security: z.enum(SMTP_SECURITY),
    user: text(200).trim().default(""),
    password: text(500).default(""),
  })
  .superRefine((server, context) => {
    if (server.security === "none" && server.user !== "" && !isLocal(server.host))
      context.addIssue({
        code: "custom",
        path: ["security"],
        message: say({ key: "fields.passwordInClear" }),
      });
  });
export type SmtpServer = z.output<typeof smtpInput>;

const flags: Readonly<Record<SmtpSecurity, string>> = {
  tls: "",
  starttls: "?requireTLS=true",
  none: "?ignoreTLS=true",
};

/** `smtp://user:password@host:port/?requireTLS=true`, everything escaped. */
export function smtpUrlOf(server: SmtpServer): string {
  const scheme = server.security === "tls" ? "smtps" : "smtp";
  const login = server.user
    ? `${encodeURIComponent(server.user)}:${encodeURIComponent(server.password)}@`
    : "";
  const name = isIP(server.host) === 6 ? `[${server.host}]` : server.host;
  return `${scheme}://${login}${name}:${server.port}/${flags[server.security]}`;
}
