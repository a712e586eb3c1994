"use client";

import { useMemo } from "react";
import { createFormatter } from "use-intl/core";
import { useLocale } from "#components/use-words";
import type { Formatter } from "#core/words/translate";

/** Writes numbers, dates and times for the reader; without a known zone in the zone of the machine that renders. */
export function useFormatter(): Formatter {
  const { locale, timeZone } = useLocale();
  return useMemo(() => {
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return createFormatter({ locale, timeZone: timeZone ?? here });
  }, [locale, timeZone]);
}
