"use client";

import { useRouter } from "next/navigation";
import { useStream } from "#web/use-stream";

/** What the bot does when a network or a channel comes up. */
const COMING_UP = "kind=connect,disconnect,join";

/** Loads the page again when something comes up: the first connection is made while one looks on. */
export function FollowState() {
  const { refresh } = useRouter();
  useStream({ topics: ["log"], filter: COMING_UP }, ({ name }) => {
    if (name === "log") refresh();
  });
  return null;
}
