import { Alert } from "#components/ui/alert";
import { Button } from "#components/ui/button";
import { Spinner } from "#components/ui/spinner";
import { Time } from "#components/ui/time";
import type { Log } from "../_lib/use-log.ts";

/** What stands above the oldest row: more, on its way, failed, or that this is the beginning. */
export function ListTop({ log }: { readonly log: Log }) {
  const { state, problem, loading, loadEarlier } = log;
  if (problem)
    return (
      <Alert
        live
        tone="danger"
        className="mx-4 my-2"
        actions={
          <Button size="sm" onClick={loadEarlier}>
            Try again
          </Button>
        }
      >
        {problem}
      </Alert>
    );
  return (
    <div className="flex min-h-10 items-center justify-center gap-2 px-4 py-1 text-sm text-muted-foreground">
      {loading && <Spinner label="Loading earlier rows" />}
      {!loading && state.before !== null && (
        <Button size="sm" variant="ghost" onClick={loadEarlier}>
          {state.searchedTo === null ? (
            "Earlier"
          ) : (
            <span>
              Searched back to <Time at={state.searchedTo} />. Go on
            </span>
          )}
        </Button>
      )}
      {!loading && state.before === null && state.entries.length > 0 && "This is the beginning"}
    </div>
  );
}
