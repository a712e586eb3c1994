"use client";

import { Lock, LockOpen } from "lucide-react";
import { useActionState, useEffect, useEffectEvent } from "react";
import { CountdownRing } from "#components/ui/countdown-ring";
import { DropPanel, DropSeparator, dropItemClass } from "#components/ui/drop-panel";
import { Time } from "#components/ui/time";
import { useWords } from "#components/use-words";
import { askAgain } from "../../confirm/actions.ts";
import { useStepUpState } from "./step-up-provider.tsx";

const TOTAL_MS = 15 * 60_000;

/** In the top bar while the password counts: how long still, and a way to end it. */
export function StepUpLock() {
  const t = useWords("console");
  const { until, change } = useStepUpState();
  const [state, submit] = useActionState(askAgain, { status: "idle" });
  const ended = useEffectEvent(() => change(null));
  useEffect(() => {
    if (state.status === "done") ended();
  }, [state]);
  if (until === null) return null;
  return (
    <DropPanel
      label={t("stepUp.unlocked")}
      wide
      icon={
        <>
          <LockOpen aria-hidden="true" />
          <CountdownRing endsAt={until} totalMs={TOTAL_MS} onEnd={() => change(null)} />
        </>
      }
      className="w-72"
    >
      <p className="px-2.5 py-2 text-sm text-muted-foreground">
        {t.rich("stepUp.unlockedHow", { time: () => <Time at={until} show="time" /> })}
      </p>
      <DropSeparator />
      <form action={submit}>
        <button type="submit" className={dropItemClass}>
          <Lock aria-hidden="true" />
          {t("stepUp.end")}
        </button>
      </form>
    </DropPanel>
  );
}
