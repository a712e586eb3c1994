import { LOCALE_NAMES, LOCALES } from "#core/words/locales";
import { currentReader, getWords } from "#web/words";
import { chooseLanguage } from "./choose-language.ts";

/** The languages by their own names; works without script. */
export async function LanguageSwitch() {
  const [{ locale }, t] = await Promise.all([currentReader(), getWords("kit")]);
  return (
    <form action={chooseLanguage}>
      <fieldset className="flex flex-wrap gap-x-1 text-sm text-muted-foreground">
        <legend className="sr-only">{t("language")}</legend>
        {LOCALES.map((one) => (
          <button
            key={one}
            type="submit"
            name="language"
            value={one}
            lang={one}
            aria-pressed={one === locale}
            className="rounded-md px-2 py-1 hover:bg-hover hover:text-foreground aria-pressed:font-medium aria-pressed:text-foreground max-md:min-h-11"
          >
            {LOCALE_NAMES[one]}
          </button>
        ))}
      </fieldset>
    </form>
  );
}
