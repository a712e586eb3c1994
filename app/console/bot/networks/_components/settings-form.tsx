"use client";

import { useActionState, useEffect, useState } from "react";
import { Alert } from "#components/ui/alert";
import { Button } from "#components/ui/button";
import { Card, CardFooter } from "#components/ui/card";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import type { NetworkView } from "#core/networks/networks";
import { JobLine } from "../../../_components/job-line.tsx";
import { MomentOf } from "../../../_components/light-text.tsx";
import { useStatus } from "../../../_components/status-provider.tsx";
import { saveNetwork } from "../actions.ts";
import { ConnectionFields } from "./connection-fields.tsx";
import { IdentityFields } from "./identity-fields.tsx";
import { LoginFields } from "./login-fields.tsx";
import { ServerRows } from "./server-rows.tsx";

/** What was wrong, by field; a server's field is followed by its place: `host.1`. */
export type FieldErrors = Readonly<Partial<Record<string, readonly string[]>>> | undefined;

/** A part of the form: what the network is, and what was wrong with what it should be. */
export interface PartProps {
  readonly network: NetworkView;
  readonly errors: FieldErrors;
}

interface SettingsFormProps {
  readonly network: NetworkView;
  readonly revision: string;
}

/** All settings of a network, saved together. What somebody else saves meanwhile never replaces what is being typed. */
export function SettingsForm(current: SettingsFormProps) {
  const t = useWords("console");
  const [state, submit, isSaving] = useActionState(saveNetwork, { status: "idle" });
  const [shown, setShown] = useState(current);
  /** The version that was sent, until what became of it is drawn. */
  const [sent, setSent] = useState<string | null>(null);
  const saved = state.status === "done" ? state.revision : null;
  function show() {
    setShown(current);
    setSent(null);
  }
  useEffect(() => {
    if (saved !== current.revision) return;
    setShown(current);
    setSent(null);
  }, [saved, current]);
  // What is typed now would give way to what was saved.
  const isResting = isSaving || (saved !== null && saved !== sent && sent === current.revision);
  const errors: FieldErrors = state.status === "failed" ? state.fields : undefined;
  const isStale = shown.revision !== current.revision && saved !== current.revision;
  const part = { network: shown.network, errors };
  const isLobby = shown.network.kind === "lobby";
  return (
    <Form action={submit} onSend={() => setSent(shown.revision)} className="min-w-0">
      <input type="hidden" name="networkId" value={shown.network.id} />
      <input type="hidden" name="revision" value={shown.revision} />
      <input type="hidden" name="kind" value={isLobby ? "lobby" : "irc"} />
      <div key={shown.revision} inert={isResting} className="grid min-w-0 gap-4">
        <IdentityFields {...part} />
        {!isLobby && <ServerRows {...part} />}
        {!isLobby && <LoginFields {...part} />}
        <ConnectionFields {...part} />
      </div>
      {isStale && <Stale networkId={current.network.id} onShow={show} />}
      <Card className="sticky bottom-2 z-10 max-md:static">
        <CardFooter className="justify-start rounded-t-lg border-t-0">
          <SubmitButton>{t("networks.save")}</SubmitButton>
          <Outcome state={state} networkId={current.network.id} />
        </CardFooter>
      </Card>
    </Form>
  );
}

interface StaleProps {
  readonly networkId: string;
  onShow(): void;
}

/** What stands in the form is no longer what the network is: somebody else saved, or what was tried did not connect. */
function Stale({ networkId, onShow }: StaleProps) {
  const t = useWords("console");
  const isUndone = useTrial(networkId)?.state === "returned";
  return (
    <Alert
      tone="warning"
      actions={
        <Button size="sm" onClick={onShow}>
          {t("networks.trial.showCurrent")}
        </Button>
      }
    >
      {t(isUndone ? "networks.trial.stale" : "networks.changedMeanwhile")}
    </Alert>
  );
}

function useTrial(networkId: string) {
  const { status } = useStatus();
  return status.networks.find(({ id }) => id === networkId)?.trial ?? null;
}

type SaveState = Awaited<ReturnType<typeof saveNetwork>>;

interface OutcomeProps {
  readonly state: SaveState;
  readonly networkId: string;
}

/** What became of saving, beside the button. */
function Outcome({ state, networkId }: OutcomeProps) {
  const t = useWords("console");
  const { status } = useStatus();
  const trial = useTrial(networkId);
  if (state.status === "failed") return <FormMessage state={state} className="min-w-0 flex-1" />;
  const quiet = "min-w-0 flex-1 text-sm text-muted-foreground";
  if (state.status === "idle") return <p className={quiet}>{t("networks.reconnects")}</p>;
  if (state.jobId === undefined) return <p className={quiet}>{state.message}</p>;
  if (status.process.state !== "ok") return <p className={quiet}>{t("networks.botAway")}</p>;
  return (
    <div className="min-w-0 flex-1">
      <JobLine jobId={state.jobId} what={state.message} />
      {trial?.state === "trying" && (
        <p className="text-sm text-muted-foreground">
          {t.rich("networks.trial.tryingText", { until: () => <MomentOf at={trial.until} /> })}
        </p>
      )}
    </div>
  );
}
