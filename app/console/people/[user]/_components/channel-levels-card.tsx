import { Hash } from "lucide-react";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { IrcName } from "#components/ui/irc-name";
import { LevelBadge } from "#components/ui/level-badge";
import { CHANNEL_LEVELS, levelOf, mayGrantIn } from "#core/levels";
import type { ChannelChoice } from "#core/people/channel-levels";
import type { Person } from "#core/people/people";
import type { Actor } from "#web/session";
import { getWords } from "#web/words";
import { ChannelLevelForm } from "./channel-level-form.tsx";
import { DropChannelLevel } from "./drop-channel-level.tsx";

interface ChannelLevelsCardProps {
  readonly actor: Actor;
  readonly person: Person;
  readonly channels: readonly ChannelChoice[];
}

/** Where somebody has another level than everywhere, and the way to change that for whoever may. */
export async function ChannelLevelsCard({ actor, person, channels }: ChannelLevelsCardProps) {
  const t = await getWords("console");
  const grantable = CHANNEL_LEVELS.filter((level) =>
    mayGrantIn({ actor: null, target: null }, actor, person, level),
  );
  return (
    <Card>
      <CardHeader
        icon={<Hash aria-hidden="true" />}
        title={t("people.there.title")}
        description={t("people.there.text")}
      />
      {person.channelLevels.length > 0 && (
        <CardBody flush>
          <ul className="divide-y divide-border" aria-label={t("people.there.title")}>
            {person.channelLevels.map(({ level, channel }) => (
              <li
                key={channel.id}
                className="flex flex-wrap items-center justify-between gap-2 px-4 py-cell md:px-5"
              >
                <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
                  <IrcName>{channel.name}</IrcName>
                  <span className="text-muted-foreground">
                    {t("people.on", { name: channel.network.name })}
                  </span>
                  <LevelBadge level={levelOf(level)} />
                </span>
                {mayGrantIn({ actor: null, target: levelOf(level) }, actor, person, null) && (
                  <DropChannelLevel userId={person.id} channel={channel} name={person.name} />
                )}
              </li>
            ))}
          </ul>
        </CardBody>
      )}
      {grantable.length > 0 && channels.length > 0 && (
        <CardBody className={person.channelLevels.length > 0 ? "border-t border-border pt-4" : ""}>
          <ChannelLevelForm userId={person.id} channels={channels} grantable={grantable} />
        </CardBody>
      )}
      {channels.length === 0 && (
        <EmptyState className="py-6" title={t("people.there.noChannels")} />
      )}
    </Card>
  );
}
