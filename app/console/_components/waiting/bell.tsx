"use client";

import { Bell as BellIcon, CircleCheck } from "lucide-react";
import { cn } from "#components/cn";
import { DropPanel } from "#components/ui/drop-panel";
import { useWords } from "#components/use-words";
import { WaitingList } from "./waiting-list.tsx";
import { useWaiting } from "./waiting-provider.tsx";

const MOST_SHOWN = 99;

/** In the top bar: how many things wait for the reader, filled while some are new, and which they are. */
export function Bell() {
  const t = useWords("console");
  const { items, fresh, marked, show } = useWaiting();
  const count = items.reduce((sum, item) => sum + item.count, 0);
  return (
    <>
      <span role="status" className="sr-only">
        {fresh > 0 && t("home.newOnes", { count: fresh })}
      </span>
      <DropPanel
        label={t("home.bell", { count, fresh })}
        icon={
          <span aria-hidden="true" className="relative">
            <BellIcon />
            {count > 0 && <Count value={count} filled={fresh > 0} />}
          </span>
        }
        onOpen={() => show(true)}
        onClose={() => show(false)}
        className="w-72"
      >
        <p className="px-2.5 pt-2 pb-1 text-base font-semibold">{t("home.needs")}</p>
        {items.length === 0 ? (
          <p className="flex items-center gap-2 px-2.5 py-2 text-base text-muted-foreground">
            <CircleCheck aria-hidden="true" className="size-4 shrink-0 text-success" />
            {t("home.nothingWaits")}
          </p>
        ) : (
          <WaitingList items={items} marked={marked} lineClassName="px-2.5" />
        )}
      </DropPanel>
    </>
  );
}

function Count({ value, filled }: { readonly value: number; readonly filled: boolean }) {
  const t = useWords("console");
  return (
    <span
      className={cn(
        "absolute -top-2 left-2 grid h-4 min-w-4 place-items-center rounded-full border px-1 text-xs leading-none font-semibold tabular-nums",
        filled
          ? "border-transparent bg-primary text-primary-foreground"
          : "border-border bg-muted text-foreground",
      )}
    >
      {value > MOST_SHOWN ? t("home.over", { most: MOST_SHOWN }) : t("home.figure", { value })}
    </span>
  );
}
