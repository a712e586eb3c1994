/** Every setting that operators keep in the database: its key, its shape, and what holds until somebody decides. */
import { z } from "zod";
import { MODULE_NAME } from "#core/modules/names";
import { commandPrefixInput } from "#core/networks/schema";
import { SIGNUP_MODES } from "#core/site/site";
import { LOCALES, SOURCE_LOCALE } from "#core/words/locales";
import { say } from "#core/words/told";
import { lifetimes } from "./lifetimes.ts";
import { isPublicUrl } from "./public-url.ts";
import { senderField } from "./sender.ts";
import { SMTP_SECURITY } from "./smtp.ts";

/** A line of text that may stand in a mail header or on a page: no control characters, no blanks around it. */
const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max, say({ key: "fields.atMost", most: max }))
    .regex(/^\P{Cc}*$/u, say({ key: "fields.noControls" }));

const site = z.object({
  name: line(60)
    .min(1, say({ key: "fields.siteName" }))
    .default("Steward"),
  /** Where people reach the web pages, without a trailing slash; null while nobody said. `STEWARD_URL` wins over it. */
  url: z
    .string()
    .refine(isPublicUrl, say({ key: "fields.publicUrl" }))
    .nullable()
    .default(null),
  signupMode: z.enum(SIGNUP_MODES).default("open"),
  /** For readers of whom no language is known. */
  language: z.enum(LOCALES).default(SOURCE_LOCALE),
});

const mail = z.object({
  /** The mail server; empty when mails are only written to files. `SMTP_URL` wins over all five. */
  smtpHost: line(255).default(""),
  smtpPort: z.number().int().min(1).max(65_535).default(587),
  smtpSecurity: z.enum(SMTP_SECURITY).default("starttls"),
  smtpUser: line(200).default(""),
  /** Sealed for this server and user; opens for no other. */
  smtpPasswordSealed: z.string().max(4_000).nullable().default(null),
  /** Sender of every mail, such as `Steward <steward@example.org>`; null for the default. `MAIL_FROM` wins. */
  from: senderField.nullable().default(null),
});

const tokens = lifetimes("tokens");

const sessions = lifetimes("sessions");

const security = z.object({
  /** Since when staff and superusers have to use a second factor; null while they need not. ISO 8601. */
  secondFactorSince: z.iso.datetime().nullable().default(null),
});

const moduleName = z.string().regex(MODULE_NAME);

const modules = z.object({
  /** What commands begin with where nothing narrower says, by the bot's id; `*` is every bot. */
  prefixes: z.record(z.string().max(64), commandPrefixInput).default({ "*": "." }),
  /** Modules that live in a host of their own, by name; those that name the same host share it. Counts from the next start of the bot. */
  hosts: z.record(moduleName, z.string().regex(MODULE_NAME)).default({}),
});

const setup = z.object({
  /** When the first run was finished; null while it goes on. ISO 8601. */
  doneAt: z.iso.datetime().nullable().default(null),
  /** SHA-256 of the setup code that made the first superuser; it works only once, even if it stays in the environment. */
  usedCodeHash: z.string().nullable().default(null),
  /** The public address chosen in the first run; it becomes the site's at the end, since it may end the session. */
  url: z.string().refine(isPublicUrl).nullable().default(null),
});

interface SettingSpec {
  readonly schema: z.ZodObject;
  /** What the audit trail calls it. */
  readonly title: string;
  /** Fields that the audit trail mentions without their value. */
  readonly secret: readonly string[];
}

export const settings = {
  site: { schema: site, title: "Site", secret: [] },
  mail: { schema: mail, title: "Mail", secret: ["smtpPasswordSealed"] },
  tokens: { schema: tokens, title: "Tokens", secret: [] },
  security: { schema: security, title: "Security", secret: [] },
  sessions: { schema: sessions, title: "Sessions", secret: [] },
  modules: { schema: modules, title: "Modules", secret: [] },
  setup: { schema: setup, title: "First run", secret: ["usedCodeHash"] },
} as const satisfies Record<string, SettingSpec>;

export type SettingKey = keyof typeof settings;
export type SettingValue<Key extends SettingKey> = z.output<(typeof settings)[Key]["schema"]>;
