"use client";

import { Badge } from "#components/ui/badge";
import { IrcName } from "#components/ui/irc-name";
import { IrcText } from "#components/ui/irc-text";
import { TextLink } from "#components/ui/text-link";
import { JobButton } from "../../_components/job-button.tsx";
import { changeChannel } from "../actions.ts";

export interface ShownChannel {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly detail: string;
  readonly topic: string;
  readonly people: number;
}

interface ChannelRowProps {
  readonly networkId: string;
  readonly channel: ShownChannel;
  readonly connected: boolean;
}

const states: Readonly<
  Record<string, { tone: "success" | "warning" | "danger" | "neutral"; word: string }>
> = {
  joined: { tone: "success", word: "joined" },
  joining: { tone: "warning", word: "joining" },
  refused: { tone: "danger", word: "refused" },
  left: { tone: "neutral", word: "not there" },
};

const unknown = { tone: "neutral", word: "not known" } as const;

/** One channel: how the bot stands there, and join, part, cycle. */
export function ChannelRow({ networkId, channel, connected }: ChannelRowProps) {
  const { name, status, detail, topic, people } = channel;
  // Nobody knows how it stands there while the link is down.
  const look = (connected ? states[status] : unknown) ?? { tone: "neutral" as const, word: status };
  const reason = connected ? undefined : "The bot is not connected to this network.";
  const fields = { networkId, channel: name };
  return (
    <li className="flex flex-wrap items-start gap-2 px-4 py-cell md:px-5">
      <div className="min-w-0 flex-1 basis-48">
        <div className="flex flex-wrap items-center gap-2">
          <TextLink
            href={`/console/logs?${new URLSearchParams({ network: networkId, channel: name })}`}
          >
            <IrcName>{name}</IrcName>
          </TextLink>
          <Badge tone={look.tone}>{look.word}</Badge>
          {connected && people > 0 && (
            <span className="text-sm text-muted-foreground">
              {people === 1 ? "1 person" : `${people} people`}
            </span>
          )}
        </div>
        <p className="mt-0.5 line-clamp-1 text-sm text-muted-foreground">
          {detail || <IrcText plain text={topic} />}
        </p>
      </div>
      {status === "joined" ? (
        <>
          <JobButton
            action={changeChannel}
            fields={{ ...fields, want: "cycle" }}
            label={`Cycle ${name}`}
            disabledReason={reason}
          >
            Cycle
          </JobButton>
          <JobButton
            action={changeChannel}
            fields={{ ...fields, want: "part" }}
            label={`Part ${name}`}
            disabledReason={reason}
          >
            Part
          </JobButton>
        </>
      ) : (
        <JobButton
          action={changeChannel}
          fields={{ ...fields, want: "join" }}
          label={`Join ${name}`}
          disabledReason={reason}
        >
          Join
        </JobButton>
      )}
    </li>
  );
}
