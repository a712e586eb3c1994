"use client";

import { Cpu } from "lucide-react";
import { useState, useTransition } from "react";
import { Alert } from "#components/ui/alert";
import { Button } from "#components/ui/button";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import { DescriptionList } from "#components/ui/description-list";
import { StatusLight } from "#components/ui/status-light";
import { Time } from "#components/ui/time";
import { useWords } from "#components/use-words";
import { JobLine } from "../../_components/job-line.tsx";
import { LightText } from "../../_components/light-text.tsx";
import { useStatus } from "../../_components/status-provider.tsx";
import { StepUpConfirm } from "../../_components/step-up/step-up-confirm.tsx";
import { controlProcess, startProcess } from "../actions.ts";

const MEBIBYTE = 1_048_576;

/** The bot process: how it is, start, restart, stop. */
export function ProcessCard() {
  const t = useWords("console");
  const { status } = useStatus();
  const { process, bot } = status;
  const [jobId, setJobId] = useState<string>();
  const [refusal, setRefusal] = useState<string>();
  const [isAsking, startAsking] = useTransition();
  const running = process.state === "ok";

  const start = () =>
    startAsking(async () => {
      const state = await startProcess({ status: "idle" }, new FormData());
      setRefusal(state.status === "failed" ? state.message : undefined);
      if (state.status === "done") setJobId(state.jobId);
    });

  return (
    <Card>
      <CardHeader
        icon={<Cpu aria-hidden="true" />}
        title={t("bot.botProcess")}
        description={
          <StatusLight state={process.state}>
            <LightText light={process} />
          </StatusLight>
        }
        actions={
          <>
            {!running && (
              <Button size="sm" variant="primary" pending={isAsking} onClick={start}>
                {t("bot.start")}
              </Button>
            )}
            <StepUpConfirm
              trigger={t("bot.restartMenu")}
              triggerProps={{ size: "sm", variant: "secondary", disabled: !running }}
              tone="primary"
              title={t("bot.restartBot")}
              description={t("bot.restartBotText")}
              confirm={t("bot.restart")}
              action={controlProcess}
              onDone={setJobId}
            >
              <input type="hidden" name="want" value="restart" />
            </StepUpConfirm>
            <StepUpConfirm
              trigger={t("bot.stopMenu")}
              triggerProps={{ size: "sm", disabled: !running }}
              title={t("bot.stopQuestion")}
              description={t("bot.stopQuestionText")}
              confirm={t("bot.stop")}
              phrase="stop"
              action={controlProcess}
              onDone={setJobId}
            >
              <input type="hidden" name="want" value="stop" />
            </StepUpConfirm>
          </>
        }
      />
      <CardBody className="flex flex-col gap-3">
        {bot && (
          <DescriptionList
            facts={[
              { term: t("bot.version"), value: bot.version || t("bot.unknownVersion") },
              { term: t("bot.started"), value: <Time at={bot.startedAt} /> },
              { term: t("bot.process"), value: bot.pid },
              {
                term: t("bot.memory"),
                value: t("bot.mebibytes", { size: Math.round(bot.rssBytes / MEBIBYTE) }),
              },
              { term: t("bot.moduleHosts"), value: bot.hosts },
            ]}
          />
        )}
        {refusal !== undefined && <Alert tone="danger">{refusal}</Alert>}
        {jobId !== undefined && <JobLine jobId={jobId} />}
      </CardBody>
    </Card>
  );
}
