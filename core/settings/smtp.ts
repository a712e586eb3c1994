/** An SMTP server as people describe it in a form, and as the one URL that is stored and given to the mail library. */
import { isIP } from "node:net";
import { z } from "zod";

/** `tls` from the first byte, `starttls` required before anything secret, or `none` (for a server on this machine). */
export const SMTP_SECURITY = ["starttls", "tls", "none"] as const;
export type SmtpSecurity = (typeof SMTP_SECURITY)[number];

const text = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^\P{Cc}*$/u, "A single line.");

const host = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.union([z.hostname(), z.ipv4(), z.ipv6()], { error: "A host name or an address." }));

const isLocal = (name: string) =>
  name === "localhost" || name === "::1" || (isIP(name) === 4 && name.startsWith("127."));

export const smtpInput = z
  .strictObject({
    host,
    port: z.coerce.number().int().min(1, "1 to 65535").max(65_535, "1 to 65535"),
    security: z.enum(SMTP_SECURITY),
    user: text(200).trim().default(""),
    /** Empty keeps the stored one, as long as host and user stay the same. */
    password: text(500).default(""),
  })
  .superRefine((server, context) => {
    if (server.security === "none" && server.user !== "" && !isLocal(server.host))
      context.addIssue({
        code: "custom",
        path: ["security"],
        message: "The password would travel in the clear. Use STARTTLS or TLS.",
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

/** The other way round. A URL without port gets the one its scheme stands for. */
export function smtpServerOf(smtpUrl: string): SmtpServer {
  const url = new URL(smtpUrl);
  const tls = url.protocol === "smtps:";
  const plain = url.searchParams.get("ignoreTLS") === "true";
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port ? Number(url.port) : tls ? 465 : 587,
    security: tls ? "tls" : plain ? "none" : "starttls",
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  };
}
