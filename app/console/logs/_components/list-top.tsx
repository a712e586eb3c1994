"use client";

import { Alert } from "#components/ui/alert";
import { Button } from "#components/ui/button";
import { Spinner } from "#components/ui/spinner";
import { Time } from "#components/ui/time";
import { useWords } from "#components/use-words";
import type { Log } from "../_lib/use-log.ts";

/** What stands above the oldest row: more, on its way, failed, or that this is the beginning. */
export function ListTop({ log }: { readonly log: Log }) {
  const t = useWords("console");
  const { problem, loadEarlier } = log;
  if (problem)
    return (
      <Alert
        live
        tone="danger"
        className="mx-4 my-2"
        actions={
          <Button size="sm" onClick={loadEarlier}>
            {t("logs.tryAgain")}
          </Button>
        }
      >
        {problem}
      </Alert>
    );
  return (
    <div
      role="status"
      className="flex min-h-10 items-center justify-center gap-2 px-4 py-1 text-sm text-muted-foreground"
    >
      <Beyond log={log} />
    </div>
  );
}

function Beyond({ log }: { readonly log: Log }) {
  const t = useWords("console");
  const { state, loading, searching } = log;
  const searchedTo = state.searchedTo;
  if (searching)
    return (
      <>
        <Spinner label={t("logs.searching")} />
        <span>{t.rich("logs.searchingBack", { time: () => <Time at={searchedTo} /> })}</span>
        <Button size="sm" variant="ghost" onClick={log.stopSearch}>
          {t("logs.stopSearch")}
        </Button>
      </>
    );
  if (loading) return <Spinner label={t("logs.loadingEarlierRows")} />;
  if (state.before === null) return state.entries.length > 0 && t("logs.beginning");
  return (
    <Button
      size="sm"
      variant="ghost"
      onClick={() => {
        log.goOnSearching();
        log.loadEarlier();
      }}
    >
      {searchedTo === null ? (
        t("logs.earlier")
      ) : (
        <span>{t.rich("logs.searchedBackGo", { time: () => <Time at={searchedTo} /> })}</span>
      )}
    </Button>
  );
}
