"use client";

import { createContext, type ReactNode, use, useEffect, useState } from "react";
import { Alert } from "#components/ui/alert";
import { Button } from "#components/ui/button";
import { useWords } from "#components/use-words";
import type { Light } from "#core/status/lights";
import type { Status } from "#core/status/status";
import { useStream } from "#web/use-stream";
import { noteJob } from "../_lib/jobs-store.ts";

/** How the web process itself is, as seen from the browser; what to say is `console` under `home.web`. */
interface WebLight {
  readonly state: Light["state"];
  readonly is: "fine" | "databaseAway" | "streamAway" | "serverAway";
}

interface LiveStatus {
  readonly status: Status;
  /** The web's own light: does it answer, and does the database? */
  readonly web: WebLight;
}

const StatusContext = createContext<LiveStatus | null>(null);

/** The bot's state, kept up to date. Only inside the console's frame. */
export function useStatus(): LiveStatus {
  const live = use(StatusContext);
  if (!live) throw new Error("useStatus works inside StatusProvider only");
  return live;
}

const fine: WebLight = { state: "ok", is: "fine" };
const PROBE_MS = 5_000;

interface StatusProviderProps {
  readonly initial: Status;
  /** The newest event when the page was made: steps of jobs after it come, however quick the first click was. */
  readonly after: number;
  readonly children: ReactNode;
}

/** Holds the page's stream: the state of the bot, the steps of jobs, and the word that the session has ended. */
export function StatusProvider({ initial, after, children }: StatusProviderProps) {
  const t = useWords("console");
  const [status, setStatus] = useState(initial);
  // The page is made anew by what is done on it; the stream goes on.
  const [from] = useState(after);
  const [connected, setConnected] = useState(true);
  const [signedOut, setSignedOut] = useState(false);
  const web = useWebLight(connected);

  const follow = { topics: ["state", "jobs"], after: from, onConnected: setConnected } as const;
  useStream(follow, (event) => {
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
          title={t("home.signedOut")}
          actions={
            <Button size="sm" onClick={() => location.reload()}>
              {t("home.signAgain")}
            </Button>
          }
        >
          {t("home.signedOutText")}
        </Alert>
      )}
      {children}
    </StatusContext>
  );
}

/** While the stream is away, asks what is wrong. */
function useWebLight(connected: boolean): WebLight {
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

async function probe(signal: AbortSignal): Promise<WebLight | null> {
  try {
    const answer = await fetch("/api/health", { cache: "no-store", signal });
    return answer.status === 503
      ? { state: "bad", is: "databaseAway" }
      : { state: "warn", is: "streamAway" };
  } catch {
    // Leaving the page aborts the question; otherwise nobody is there to answer it.
    return signal.aborted ? null : { state: "bad", is: "serverAway" };
  }
}
