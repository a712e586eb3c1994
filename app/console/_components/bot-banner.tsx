"use client";

import { Alert } from "#components/ui/alert";
import { useWords } from "#components/use-words";
import { LightText } from "./light-text.tsx";
import { useStatus } from "./status-provider.tsx";

/** Across the page while the bot is away: why, and what that means for what is clicked. */
export function BotBanner() {
  const t = useWords("console");
  const { status, web } = useStatus();
  if (web.state === "bad")
    return (
      <Alert banner live tone="danger" title={t(`home.web.${web.is}`)}>
        {t("home.staleText")}
      </Alert>
    );
  if (status.process.state === "ok") return null;
  return (
    <Alert banner tone="warning" title={<LightText light={status.process} />}>
      {t("home.botGoneText")}
    </Alert>
  );
}
