/** What each environment variable may be, and the sentence for one that cannot be used. Values that may hold secrets are not repeated. */
import { z } from "zod";
import { toPublicUrl } from "#core/settings/public-url";
import { isMailSender } from "#core/users/names";

const NUMBER = /^\d{1,5}$/;

/** Text that `fits`; `rule` follows the variable's name and value, or with `hidden` its name alone. */
const text = (fits: (value: string) => boolean, rule: string, { hidden = false } = {}) =>
  z.string().refine(fits, {
    error: ({ input }) => (hidden ? ` cannot be used: it ${rule}` : ` is ${input}; it ${rule}`),
  });

const number = (least: number, most: number, rule: string) =>
  text(
    (value) => NUMBER.test(value) && Number(value) >= least && Number(value) <= most,
    rule,
  ).transform(Number);

const oneOf = <const Word extends string>(...words: readonly Word[]) =>
  text((value) => words.some((word) => word === value), `has to be ${inWords(words)}.`).transform(
    (value) => value as Word,
  );

const inWords = (words: readonly string[]) =>
  `${words.slice(0, -1).join(", ")} or ${words.at(-1) ?? ""}`;

const port = number(1, 65_535, "has to be a number from 1 to 65535.");

const hasLength = (least: number) =>
  text(({ length }) => length >= least, `must have at least ${least} characters.`, {
    hidden: true,
  });

function isServerUrl(value: string, protocol: RegExp): boolean {
  const url = URL.canParse(value) ? new URL(value) : null;
  return url !== null && protocol.test(url.protocol) && url.hostname !== "";
}

const isDatabase = (value: string) =>
  /^file:.+$/.test(value) || isServerUrl(value, /^postgres(ql)?:$/);

const ENCODED = "with special characters percent-encoded (@ as %40).";

export const environment = z.object({
  PORT: port.default(3000),
  STEWARD_URL: text(
    (value) => toPublicUrl(value) !== null,
    "has to be the address that people open, without a path, such as https://bot.example.org.",
  )
    .transform((value) => toPublicUrl(value) ?? value)
    .optional(),
  STEWARD_DATA: z.string().default("./data"),
  DATABASE_URL: text(
    isDatabase,
    `has to be file:/path/to.db or postgresql://user:password@host/name, ${ENCODED}`,
    { hidden: true },
  ).optional(),
  LOBBY_HOST: z.string().default("127.0.0.1"),
  LOBBY_PORT: port.default(6667),
  SMTP_URL: text(
    (value) => isServerUrl(value, /^smtps?:$/),
    `has to be smtp://user:password@host:587 or smtps://user:password@host:465, ${ENCODED}`,
    { hidden: true },
  ).optional(),
  MAIL_FROM: text(
    isMailSender,
    "has to be an address, such as Steward <steward@example.org>.",
  ).optional(),
  STEWARD_SECRET: hasLength(32).optional(),
  STEWARD_SETUP_CODE: hasLength(8).optional(),
  STEWARD_TRUSTED_PROXIES: number(
    0,
    8,
    "has to be how many proxies of yours stand in front, a number from 0 to 8.",
  ).default(0),
  STEWARD_BOT_ID: text(
    (value) => /^[a-z0-9][a-z0-9-]{0,31}$/.test(value),
    "has to be 1 to 32 small letters, digits and hyphens, such as bot-2.",
  ).default("bot"),
  STEWARD_ON_DISCONNECT: oneOf("reconnect", "exit").default("reconnect"),
  LOG_LEVEL: oneOf("debug", "info", "warn", "error", "silent").default("info"),
});

const blankIsAbsent = (source: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));

/** The values of the variables that are ours. Throws one Error with a sentence for each that cannot be used, a line each. */
export function readValues(source: NodeJS.ProcessEnv): z.infer<typeof environment> {
  const result = environment.safeParse(blankIsAbsent(source));
  if (result.success) return result.data;
  throw new Error(
    result.error.issues.map(({ path, message }) => `${path.join(".")}${message}`).join("\n"),
  );
}
