import type { Locale } from "#core/words/locales";
import type { CommandManifest, ModuleManifest } from "../host/messages.ts";

/** What a command is for, or its module (null), in a language; in English where the module has no words for it. */
export function summaryOf(
  { summary, help }: ModuleManifest,
  command: CommandManifest | null,
  locale: Locale,
): string {
  const own = locale === "en" ? undefined : help[locale];
  if (command === null) return own?.summary ?? summary;
  return own?.commands?.[command.name] ?? command.summary;
}
