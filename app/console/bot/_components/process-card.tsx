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
import { useWords } from "#components/use-words";
import { JobLine } from "../../_components/job-line.tsx";
import { LightText } from "../../_components/light-text.tsx";
import { useStatus } from "../../_components/status-provider.tsx";
import { controlProcess } from "../actions.ts";

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
            <ConfirmDialog
              trigger={t("bot.restartMenu")}
              triggerProps={{ size: "sm", variant: "secondary", disabled: !running }}
              tone="primary"
              title={t("bot.restartBot")}
              description={t("bot.restartBotText")}
              confirm={t("bot.restart")}
              onConfirm={control}
            >
              <input type="hidden" name="want" value="restart" />
            </ConfirmDialog>
            <ConfirmDialog
              trigger={t("bot.stopMenu")}
              triggerProps={{ size: "sm", disabled: !running }}
              title={t("bot.stopQuestion")}
              description={t("bot.stopQuestionText")}
              confirm={t("bot.stop")}
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
