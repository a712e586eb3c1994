"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useStream } from "#web/use-stream";

const SOON_MS = 300;

/** Draws the page anew soon after a job ended, the bot's links changed, settings came on trial or off it, or it joined a channel, since its rows may differ then. */
export function RefreshOnJobs() {
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const soon = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => router.refresh(), SOON_MS);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  const links = useRef("");
  useStream({ topics: ["jobs", "state"] }, (event) => {
    if (event.name === "jobs") soon();
    if (event.name !== "state") return;
    const now = JSON.stringify(
      event.data.networks.map(({ id, light, joined, trial }) => [id, light.says, joined, trial]),
    );
    if (links.current !== "" && links.current !== now) soon();
    links.current = now;
  });
  return null;
}
