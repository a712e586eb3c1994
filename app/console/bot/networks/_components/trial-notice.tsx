"use client";

import { useActionState, useEffect, useState } from "react";
import { Alert } from "#components/ui/alert";
import type { ButtonProps } from "#components/ui/button";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import type { TrialView } from "#core/networks/trials";
import type { ActionState } from "#web/action";
import { MomentOf } from "../../../_components/light-text.tsx";
import { Reason } from "../../../_components/reason.tsx";
import { useStatus } from "../../../_components/status-provider.tsx";
import { dismissNotice, keepSettings, tryAgain } from "../trial-actions.ts";
import { UndoneList } from "./undone-list.tsx";

interface TrialNoticeProps {
  readonly networkId: string;
  readonly trial: TrialView | null;
}

/** Above a network's settings while they are on trial, and what came of that. */
export function TrialNotice({ networkId, trial }: TrialNoticeProps) {
  const { status } = useStatus();
  const [wasTried, setWasTried] = useState(false);
  const state = trial?.state;
  useEffect(() => {
    if (state) setWasTried(state === "trying");
  }, [state]);
  if (trial?.state === "trying") return <Trying networkId={networkId} trial={trial} />;
  if (trial) return <Returned networkId={networkId} trial={trial} />;
  const isIn = status.networks.some(({ id, connected }) => id === networkId && connected);
  return wasTried && isIn ? <Works /> : null;
}

interface PartProps {
  readonly networkId: string;
  readonly trial: TrialView;
}

function Trying({ networkId, trial }: PartProps) {
  const t = useWords("console");
  const { status } = useStatus();
  const until = trial.until.toISOString();
  return (
    <Alert
      live
      title={t("networks.trial.trying")}
      className="mb-4"
      actions={
        <Answer
          action={keepSettings}
          seen={{ networkId, mark: trial.mark }}
          label={t("networks.trial.keep")}
        />
      }
    >
      {status.process.state === "ok"
        ? t.rich("networks.trial.tryingText", { until: () => <MomentOf at={until} /> })
        : t("networks.trial.tryingAway")}
    </Alert>
  );
}

function Returned({ networkId, trial }: PartProps) {
  const t = useWords("console");
  const seen = { networkId, mark: trial.mark };
  const moments = {
    saved: () => <MomentOf at={trial.startedAt.toISOString()} />,
    until: () => <MomentOf at={trial.until.toISOString()} />,
  };
  return (
    <Alert
      live
      tone="warning"
      title={t("networks.trial.returned")}
      className="mb-4"
      actions={
        <>
          <Answer action={tryAgain} seen={seen} label={t("networks.trial.again")} />
          <Answer
            action={dismissNotice}
            seen={seen}
            label={t("networks.trial.dismiss")}
            variant="ghost"
          />
        </>
      }
    >
      <p className="wrap-anywhere">
        {trial.reason === ""
          ? t.rich("networks.trial.returnedSilent", moments)
          : t.rich("networks.trial.returnedText", {
              ...moments,
              reason: () => <Reason>{trial.reason}</Reason>,
            })}
      </p>
      <UndoneList tried={trial.tried} good={trial.good} />
    </Alert>
  );
}

function Works() {
  const t = useWords("console");
  return (
    <Alert live tone="success" title={t("networks.trial.works")} className="mb-4">
      {t("networks.trial.worksText")}
    </Alert>
  );
}

interface AnswerProps {
  action(previous: ActionState, form: FormData): Promise<ActionState>;
  readonly seen: { readonly networkId: string; readonly mark: string };
  readonly label: string;
  readonly variant?: ButtonProps["variant"];
}

/** A button that decides about the trial as it was seen; the page shows what came of it. */
function Answer({ action, seen, label, variant = "secondary" }: AnswerProps) {
  const [state, submit] = useActionState(action, { status: "idle" });
  return (
    <form action={submit} className="contents">
      <input type="hidden" name="networkId" value={seen.networkId} />
      <input type="hidden" name="mark" value={seen.mark} />
      <SubmitButton size="sm" variant={variant}>
        {label}
      </SubmitButton>
      {state.status === "failed" && (
        <p role="alert" className="basis-full text-sm text-danger">
          {state.message}
        </p>
      )}
    </form>
  );
}
