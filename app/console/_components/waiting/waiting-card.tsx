"use client";

import { BellRing, CircleCheck } from "lucide-react";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { useWords } from "#components/use-words";
import { WaitingList } from "./waiting-list.tsx";
import { useWaiting } from "./waiting-provider.tsx";

/** What the reader should look at, as in the bell. */
export function WaitingCard() {
  const t = useWords("console");
  const { items } = useWaiting();
  return (
    <Card className="self-start">
      <CardHeader icon={<BellRing aria-hidden="true" />} title={t("home.needs")} />
      {items.length === 0 ? (
        <EmptyState className="py-6" icon={<CircleCheck />} title={t("home.nothingWaits")} />
      ) : (
        <CardBody flush>
          <WaitingList items={items} lineClassName="px-4 md:px-5" />
        </CardBody>
      )}
    </Card>
  );
}
