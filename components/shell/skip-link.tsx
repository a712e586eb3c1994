"use client";

import { useWords } from "#components/use-words";

/** The `id` that every shell gives its main part. */
export const MAIN_ID = "main";

/** The first stop of the Tab key: past the navigation. */
export function SkipLink() {
  const t = useWords("kit");
  return (
    <a
      href={`#${MAIN_ID}`}
      className="fixed top-2 left-2 z-50 -translate-y-20 rounded-md bg-primary px-4 py-2 font-medium text-primary-foreground focus:translate-y-0"
    >
      {t("skipToContent")}
    </a>
  );
}
