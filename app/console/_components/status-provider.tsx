"use client";

import { createContext, type ReactNode, use, useEffect, useState } from "react";
import { Alert } from "#components/ui/alert";
import { Button } from "#components/ui/button";
import type { Light } from "#core/status/lights";
import type { Status } from "#core/status/status";
import { useStream } from "#web/use-stream";
import { noteJob } from "../_lib/jobs-store.ts";

interface LiveStatus {
  readonly status: Status;
  /** The web's own light: does it answer, and does the database? */
  readonly web: Light;
}

const StatusContext = createContext<LiveStatus | null>(null);

/** The bot's state, kept up to date. Only inside the console's frame. */
export function useStatus(): LiveStatus {
  const live = use(StatusContext);
  if (!live) throw new Error("useStatus works inside StatusProvider only");
  return live;
}

const fine: Light = { state: "ok", text: "Web and database fine" };
const PROBE_MS = 5_000;

interface StatusProviderProps {
  readonly initial: Status;
  readonly children: ReactNode;
}

/** Holds the page's stream: the state of the bot, the steps of jobs, and the word that the session has ended. */
export function StatusProvider({ initial, children }: StatusProviderProps) {
  const [status, setStatus] = useState(initial);
  const [connected, setConnected] = useState(true);
  const [signedOut, setSignedOut] = useState(false);
  const web = useWebLight(connected);

  useStream({ topics: ["state", "jobs"], onConnected: setConnected }, (event) => {
    if (event.name === "state") setStatus(event.data);
    if (event.name === "jobs") noteJob(event.data);
    if (event.name !== "revoked") return;
    if (event.data.reason === "level") location.reload();
    else setSignedOut(true);
  });

  return (
    <StatusContext value={{ status, web }}>
      {signedOut && (
        <Alert
          live
          banner
          tone="warning"
          title="You have been signed out"
          actions={
            <Button size="sm" onClick={() => location.reload()}>
              Sign in again
            </Button>
          }
        >
          This session was ended. What you see is no longer up to date.
        </Alert>
      )}
      {children}
    </StatusContext>
  );
}

/** While the stream is away, asks what is wrong. */
function useWebLight(connected: boolean): Light {
  const [light, setLight] = useState(fine);
  useEffect(() => {
    if (connected) {
      setLight(fine);
      return;
    }
    const control = new AbortController();
    const look = () => {
      if (!document.hidden) void probe(control.signal).then((found) => found && setLight(found));
    };
    const timer = setInterval(look, PROBE_MS);
    const first = setTimeout(look, 1_500);
    return () => {
      control.abort();
      clearInterval(timer);
      clearTimeout(first);
    };
  }, [connected]);
  return light;
}

async function probe(signal: AbortSignal): Promise<Light | null> {
  try {
    const answer = await fetch("/api/health", { cache: "no-store", signal });
    return answer.status === 503
      ? { state: "bad", text: "The database does not answer" }
      : { state: "warn", text: "Live updates interrupted, trying again" };
  } catch {
    // Leaving the page aborts the question; otherwise nobody is there to answer it.
    return signal.aborted ? null : { state: "bad", text: "The web server does not answer" };
  }
}
