"use client";

import Link from "next/link";
import { cn } from "#components/cn";
import { useWords } from "#components/use-words";
import { reasonInWords } from "#core/status/reason-words";
import type { WaitingItem } from "#core/status/waiting";
import type { Words } from "#core/words/translate";

interface WaitingListProps {
  readonly items: readonly WaitingItem[];
  /** Those marked as new, as `nameOf` calls them. */
  readonly marked?: ReadonlySet<string> | undefined;
  readonly lineClassName: string;
}

/** What waits, a line for each, with the way to where something can be done about it. */
export function WaitingList({ items, marked, lineClassName }: WaitingListProps) {
  const t = useWords("console");
  return (
    <ul aria-label={t("home.needs")} className="divide-y divide-border">
      {items.map((item) => {
        const { text, detail, href } = inWords(item, t);
        return (
          <li key={nameOf(item)} className={cn("py-cell", lineClassName)}>
            {marked?.has(nameOf(item)) && (
              <>
                <span
                  aria-hidden="true"
                  className="mr-2 inline-block size-2 rounded-full bg-primary align-middle"
                />
                <span className="sr-only">{t("home.new")} </span>
              </>
            )}
            <Link href={href} className="font-medium underline-offset-3 hover:underline">
              {text}
            </Link>
            {detail !== "" && (
              <p className="mt-0.5 line-clamp-2 text-sm wrap-anywhere text-muted-foreground">
                {detail}
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Tells the lines of a list apart. */
export function nameOf(item: WaitingItem): string {
  return "name" in item ? `${item.kind} ${item.name}` : item.kind;
}

interface Line {
  readonly text: string;
  readonly detail: string;
  readonly href: string;
}

function inWords(item: WaitingItem, t: Words<"console">): Line {
  const { kind, count } = item;
  switch (kind) {
    case "people":
      return {
        text: t("home.waitForApproval", { count }),
        detail: "",
        href: "/console/people?state=pending",
      };
    case "settings":
      return {
        text: t("home.settingsReturned", { name: item.name }),
        detail: item.reason === "" ? "" : reasonInWords(item.reason, t).text,
        href: `/console/bot/networks/${item.networkId}`,
      };
    case "module":
      return {
        text: t("home.moduleBroken", { name: item.name }),
        detail: item.error,
        href: `/console/modules#${item.name}`,
      };
    case "jobs":
      return {
        text: t("home.jobsFailed", { count }),
        detail: "",
        href: "/console/jobs?state=failed",
      };
    case "mails":
      return { text: t("home.mailsFailed", { count }), detail: "", href: "/console/settings#mail" };
  }
}
