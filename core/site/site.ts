/** How this installation presents itself: its name, its one public address, and who may sign up. */
import { z } from "zod";
import type { Db, Prisma, Tx } from "#core/db/client";
import type { Env } from "#core/env";
import { LOCALES, type Locale, SOURCE_LOCALE } from "#core/words/locales";

/** Who may make an account: anybody, people with an invite, anybody but staff approves, nobody. */
export const SIGNUP_MODES = ["open", "invite", "approval", "closed"] as const;
export type SignupMode = (typeof SIGNUP_MODES)[number];

export const SITE_KEY = "site";

const httpUrl = z.url({ protocol: /^https?$/ });

/** What the Setting row `site` may hold. A value that cannot be used counts as not set. */
export const siteRow = z.object({
  name: z.string().trim().min(1).max(60).catch("Steward"),
  url: httpUrl.optional().catch(undefined),
  signupMode: z.enum(SIGNUP_MODES).catch("closed"),
  language: z.enum(LOCALES).catch(SOURCE_LOCALE),
});

export interface Site {
  readonly name: string;
  /** The public address without a trailing slash. It never comes from a request. */
  readonly url: string;
  /** True when the environment fixed the address, so that the setting is only shown. */
  readonly urlIsFixed: boolean;
  readonly signupMode: SignupMode;
  /** For readers of whom no language is known. */
  readonly language: Locale;
}

type SiteEnv = Pick<Env, "fixedUrl" | "port">;

/** Reads the site's settings. `STEWARD_URL` wins over the stored address; without both it is `http://localhost:PORT`. */
export async function siteSettings(db: Db | Tx, env: SiteEnv): Promise<Site> {
  const row = await db.setting.findUnique({ where: { key: SITE_KEY }, select: { value: true } });
  return siteOf(row?.value, env);
}

function siteOf(stored: Prisma.JsonValue | undefined, env: SiteEnv): Site {
  const found = siteRow.safeParse({ signupMode: "open", name: "Steward", ...asObject(stored) });
  const values = found.success
    ? found.data
    : { name: "Steward", signupMode: "closed" as const, language: SOURCE_LOCALE };
  const url = env.fixedUrl ?? ("url" in values ? values.url : undefined);
  return {
    name: values.name,
    url: (url ?? `http://localhost:${env.port}`).replace(/\/+$/, ""),
    urlIsFixed: env.fixedUrl !== undefined,
    signupMode: values.signupMode,
    language: values.language,
  };
}

function asObject(value: Prisma.JsonValue | undefined): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
