"use client";

import type { ReactNode } from "react";
import { Badge } from "#components/ui/badge";
import { IrcName } from "#components/ui/irc-name";
import { IrcText } from "#components/ui/irc-text";
import { TextLink } from "#components/ui/text-link";
import { useWords } from "#components/use-words";
import { named } from "#core/words/named";
import { JobButton } from "../../_components/job-button.tsx";
import { Reason } from "../../_components/reason.tsx";
import { changeChannel } from "../actions.ts";

export interface ShownChannel {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly detail: string;
  readonly topic: string;
  readonly people: number;
  readonly autoJoin: boolean;
  readonly commandPrefix: string;
}

interface ChannelRowProps {
  readonly networkId: string;
  readonly channel: ShownChannel;
  readonly connected: boolean;
  /** Stands beside the name. */
  readonly marks?: ReactNode;
  /** Comes below, on a line of its own. */
  readonly children?: ReactNode;
}

const tones: Readonly<Record<string, "success" | "warning" | "danger">> = {
  joined: "success",
  joining: "warning",
  refused: "danger",
};

/** One channel: how the bot stands there, and join, part, cycle. */
export function ChannelRow({ networkId, channel, connected, marks, children }: ChannelRowProps) {
  const t = useWords("console");
  const { name, status, detail, topic, people } = channel;
  // Nobody knows how it stands there while the link is down.
  const shown = connected ? status : "unknown";
  const reason = connected ? undefined : t("bot.notConnected");
  const fields = { networkId, channel: name };
  return (
    <li className="flex flex-wrap items-start gap-2 px-4 py-cell md:px-5">
      <div className="min-w-0 flex-1 basis-full sm:basis-48">
        <div className="flex flex-wrap items-center gap-2">
          <TextLink
            href={`/console/logs?${new URLSearchParams({ network: networkId, channel: name })}`}
          >
            <IrcName>{name}</IrcName>
          </TextLink>
          <Badge tone={tones[shown] ?? "neutral"}>{named(t, "bot.channelStates", shown)}</Badge>
          {marks}
          {connected && people > 0 && (
            <span className="text-sm text-muted-foreground">{t("bot.people", { people })}</span>
          )}
        </div>
        <p className="mt-0.5 line-clamp-1 text-sm text-muted-foreground">
          {detail === "" ? <IrcText plain text={topic} /> : <Reason>{detail}</Reason>}
        </p>
      </div>
      {status === "joined" ? (
        <>
          <JobButton
            action={changeChannel}
            fields={{ ...fields, want: "cycle" }}
            label={t("bot.cycleChannel", { name })}
            disabledReason={reason}
          >
            {t("bot.cycle")}
          </JobButton>
          <JobButton
            action={changeChannel}
            fields={{ ...fields, want: "part" }}
            label={t("bot.partChannel", { name })}
            disabledReason={reason}
          >
            {t("bot.part")}
          </JobButton>
        </>
      ) : (
        <JobButton
          action={changeChannel}
          fields={{ ...fields, want: "join" }}
          label={t("bot.joinChannel", { name })}
          disabledReason={reason}
        >
          {t("bot.join")}
        </JobButton>
      )}
      {children && <div className="order-last basis-full">{children}</div>}
    </li>
  );
}
