import "server-only";
import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import type { ClientWords } from "#components/use-words";
import type { Area } from "#core/words/catalogues";
import { acceptedLocale, isLocale, type Locale } from "#core/words/locales";
import { translator, type Words } from "#core/words/translate";
import { compiledCatalogue } from "#web/compiled-catalogue";
import { currentActor } from "#web/session";
import { currentSite } from "#web/site";

/** Holds the language that this browser chose, for as long as nobody is signed in. */
export const LANGUAGE_COOKIE = "language";

/** How whoever asks reads. */
export interface Reader {
  readonly locale: Locale;
  /** Undefined when they never said where they are. */
  readonly timeZone: string | undefined;
}

/** The reader of this request: what their profile says, else this browser's choice, else what it accepts, else the site's default. */
export const currentReader: () => Promise<Reader> = cache(async () => {
  const [actor, jar, head, site] = await Promise.all([
    currentActor(),
    cookies(),
    headers(),
    currentSite(),
  ]);
  const chosen = [actor?.locale, jar.get(LANGUAGE_COOKIE)?.value].find(isLocale);
  const locale = chosen ?? acceptedLocale(head.get("accept-language")) ?? site.language;
  return { locale, timeZone: actor?.timeZone || undefined };
});

/** The messages of an area for the reader of this request. In server components, actions and route handlers. */
export async function getWords<Name extends Area>(area: Name): Promise<Words<Name>> {
  return translator((await currentReader()).locale, area);
}

/** What a layout hands to `WordsProvider` for the client components in it. Name only the areas they use. */
export async function clientWords(...areas: readonly Area[]): Promise<ClientWords> {
  const reader = await currentReader();
  const catalogues = areas.map((area) => [area, compiledCatalogue(reader.locale, area)] as const);
  return { ...reader, areas: Object.fromEntries(catalogues) };
}

/** A page's `generateMetadata`, for pages whose title is a message. */
export function titled<Name extends Area>(
  area: Name,
  key: Parameters<Words<Name>>[0],
  more: Metadata = {},
) {
  return async (): Promise<Metadata> => {
    const t = (await getWords(area)) as unknown as (key: unknown) => string;
    return { ...more, title: t(key) };
  };
}
