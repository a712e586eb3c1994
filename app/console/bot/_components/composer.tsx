"use client";

import { Send } from "lucide-react";
import { useActionState, useEffect, useState } from "react";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { InputField } from "#components/ui/input-field";
import { SelectField } from "#components/ui/select-field";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import { JobLine } from "../../_components/job-line.tsx";
import { useStatus } from "../../_components/status-provider.tsx";
import { roomFor, type SendStyle } from "../_lib/line-length.ts";
import { send } from "../actions.ts";
import { ComposerText } from "./composer-text.tsx";

interface ComposerProps {
  /** Channels the bot is in, by network. */
  readonly channels: Readonly<Record<string, readonly string[]>>;
  /** The network to begin with, also when it becomes another; the oldest without it. */
  readonly startAt?: string | undefined;
}

const KEPT = 5;

/** Speaks through the bot, to a channel or to one person. */
export function Composer({ channels, startAt }: ComposerProps) {
  const t = useWords("console");
  const { status } = useStatus();
  const [state, submit] = useActionState(send, { status: "idle" });
  const [sent, setSent] = useState<readonly { id: string; what: string }[]>([]);
  const [networkId, setNetworkId] = useState(startAt ?? status.networks[0]?.id ?? "");
  const [target, setTarget] = useState(channels[networkId]?.[0] ?? "");
  const [startedAt, setStartedAt] = useState(startAt);
  const [style, setStyle] = useState<SendStyle>("message");
  const [text, setText] = useState("");

  function choose(id: string) {
    setNetworkId(id);
    setTarget(channels[id]?.[0] ?? "");
  }
  if (startedAt !== startAt) {
    setStartedAt(startAt);
    if (startAt !== undefined) choose(startAt);
  }

  useEffect(() => {
    if (state.status !== "done" || state.jobId === undefined) return;
    const job = { id: state.jobId, what: state.message };
    setSent((before) => [job, ...before].slice(0, KEPT));
    setText("");
  }, [state]);

  const network = status.networks.find(({ id }) => id === networkId);
  const fields = state.status === "failed" ? state.fields : undefined;
  const away = awayReason(status.process.state === "ok", network?.connected ?? false);
  const room = roomFor({ nick: network?.nick ?? "", target, style });

  return (
    <Card>
      <CardHeader icon={<Send aria-hidden="true" />} title={t("bot.speakThroughBot")} />
      <CardBody>
        <Form action={submit}>
          <div className="grid gap-4 sm:grid-cols-3">
            <SelectField
              name="networkId"
              label={t("bot.network")}
              errors={fields?.networkId}
              value={networkId}
              onChange={(event) => choose(event.target.value)}
              choices={status.networks.map(({ id, name }) => [id, name])}
            />
            <InputField
              name="target"
              label={t("bot.channelNick")}
              errors={fields?.target}
              value={target}
              onChange={(event) => setTarget(event.target.value)}
              suggestions={channels[networkId] ?? []}
              maxLength={200}
            />
            <SelectField
              name="style"
              label={t("bot.as")}
              value={style}
              onChange={(event) => setStyle(event.target.value as SendStyle)}
            >
              <option value="message">{t("bot.message")}</option>
              <option value="action">{t("bot.action")}</option>
              <option value="notice">{t("bot.notice")}</option>
            </SelectField>
          </div>
          <ComposerText text={text} onChange={setText} room={room} errors={fields?.text} />
          {state.status === "failed" && <FormMessage state={state} />}
          <div className="flex flex-wrap items-center gap-3">
            <SubmitButton disabled={away !== null}>{t("bot.send")}</SubmitButton>
            <span className="text-sm text-muted-foreground">{t(away ?? "bot.howToSend")}</span>
          </div>
        </Form>
        <Sent jobs={sent} />
      </CardBody>
    </Card>
  );
}

function awayReason(running: boolean, connected: boolean) {
  if (!running) return "bot.notRunning" as const;
  return connected ? null : ("bot.notConnected" as const);
}

function Sent({ jobs }: { readonly jobs: readonly { id: string; what: string }[] }) {
  const t = useWords("console");
  if (jobs.length === 0) return null;
  return (
    <ul
      aria-label={t("bot.lastSent")}
      className="mt-4 flex flex-col gap-1.5 border-t border-border pt-3"
    >
      {jobs.map(({ id, what }) => (
        <li key={id}>
          <JobLine jobId={id} what={what} />
        </li>
      ))}
    </ul>
  );
}
