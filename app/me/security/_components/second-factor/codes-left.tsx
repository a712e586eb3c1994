"use client";

import { Alert } from "#components/ui/alert";
import { Time } from "#components/ui/time";
import { useWords } from "#components/use-words";

const FEW = 3;

interface CodesLeftProps {
  readonly since: number;
  readonly left: number;
}

/** Since when the app counts, and how many recovery codes are left; a warning when those run out. */
export function CodesLeft({ since, left }: CodesLeftProps) {
  const t = useWords("me");
  const count = t("factors.codesLeft", { count: left });
  return (
    <>
      <p className="text-base text-muted-foreground">
        {t.rich("factors.since", { time: () => <Time at={since} show="date" /> })}
        {left > FEW && ` · ${count}`}
      </p>
      {left <= FEW && (
        <Alert tone="warning" title={count}>
          {t("factors.fewCodes")}
        </Alert>
      )}
    </>
  );
}
