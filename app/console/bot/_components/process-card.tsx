"use client";

import { Cpu } from "lucide-react";
import { useState, useTransition } from "react";
import { Alert } from "#components/ui/alert";
import { Button } from "#components/ui/button";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { DescriptionList } from "#components/ui/description-list";
import { StatusLight } from "#components/ui/status-light";
import { Time } from "#components/ui/time";
import { JobLine } from "../../_components/job-line.tsx";
import { LightText } from "../../_components/light-text.tsx";
import { useStatus } from "../../_components/status-provider.tsx";
import { controlProcess } from "../actions.ts";

const MEBIBYTE = 1_048_576;

/** The bot process: how it is, start, restart, stop. */
export function ProcessCard() {
  const { status } = useStatus();
  const { process, bot } = status;
  const [jobId, setJobId] = useState<string>();
  const [refusal, setRefusal] = useState<string>();
  const [isAsking, startAsking] = useTransition();
  const running = process.state === "ok";

  async function control(form: FormData) {
    const state = await controlProcess({ status: "idle" }, form);
    if (state.status === "failed") return state.message;
    if (state.status === "done") setJobId(state.jobId);
    return undefined;
  }

  const start = () =>
    startAsking(async () => {
      const form = new FormData();
      form.set("want", "start");
      setRefusal(await control(form));
    });

  return (
    <Card>
      <CardHeader
        icon={<Cpu aria-hidden="true" />}
        title="Bot process"
        description={
          <StatusLight state={process.state}>
            <LightText light={process} />
          </StatusLight>
        }
        actions={
          <>
            {!running && (
              <Button size="sm" variant="primary" pending={isAsking} onClick={start}>
                Start
              </Button>
            )}
            <ConfirmDialog
              trigger="Restart…"
              triggerProps={{ size: "sm", variant: "secondary", disabled: !running }}
              tone="primary"
              title="Restart the bot?"
              description="It leaves all networks and comes back in a few seconds. People who are logged in on IRC have to log in again."
              confirm="Restart"
              onConfirm={control}
            >
              <input type="hidden" name="want" value="restart" />
            </ConfirmDialog>
            <ConfirmDialog
              trigger="Stop…"
              triggerProps={{ size: "sm", disabled: !running }}
              title="Stop the bot?"
              description="It leaves all networks and stays away until somebody starts it again, here or on its machine."
              confirm="Stop the bot"
              phrase="stop"
              onConfirm={control}
            >
              <input type="hidden" name="want" value="stop" />
            </ConfirmDialog>
          </>
        }
      />
      <CardBody className="flex flex-col gap-3">
        {bot && (
          <DescriptionList
            facts={[
              { term: "Version", value: bot.version || "unknown" },
              { term: "Started", value: <Time at={bot.startedAt} /> },
              { term: "Process", value: bot.pid },
              { term: "Memory", value: `${Math.round(bot.rssBytes / MEBIBYTE)} MiB` },
              { term: "Module hosts", value: bot.hosts },
            ]}
          />
        )}
        {refusal !== undefined && <Alert tone="danger">{refusal}</Alert>}
        {jobId !== undefined && <JobLine jobId={jobId} />}
      </CardBody>
    </Card>
  );
}
