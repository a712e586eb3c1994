"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useStream } from "#web/use-stream";

interface FollowStateProps {
  /** What the page shows, in one text; it is loaded again when the stream says otherwise. */
  readonly shown: string;
}

/** Loads the page again when the bot's state changes: the first connection comes up while one looks on. */
export function FollowState({ shown }: FollowStateProps) {
  const { refresh } = useRouter();
  const latest = useRef(shown);
  useEffect(() => {
    latest.current = shown;
  }, [shown]);
  useStream({ topics: ["state"] }, (event) => {
    if (event.name !== "state") return;
    const now = event.data.networks.map(({ light }) => light.text).join();
    if (now !== latest.current) refresh();
    latest.current = now;
  });
  return null;
}
