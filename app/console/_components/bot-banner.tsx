"use client";

import { Alert } from "#components/ui/alert";
import { LightText } from "./light-text.tsx";
import { useStatus } from "./status-provider.tsx";

/** Across the page while the bot is away: why, and what that means for what is clicked. */
export function BotBanner() {
  const { status, web } = useStatus();
  if (web.state === "bad")
    return (
      <Alert banner live tone="danger" title={web.text}>
        What you see is the last that was known. It comes back by itself.
      </Alert>
    );
  if (status.process.state === "ok") return null;
  return (
    <Alert banner tone="warning" title={<LightText light={status.process} />}>
      Nothing can be asked of the bot until it is back. The log and all settings stay readable.
    </Alert>
  );
}
