import { DescriptionList } from "#components/ui/description-list";
import { StatusLight } from "#components/ui/status-light";
import { TextLink } from "#components/ui/text-link";
import { Time } from "#components/ui/time";
import { readEnv } from "#core/env";
import { listChannels } from "#core/networks/channels";
import { mailView } from "#core/settings/mail";
import type { Light } from "#core/status/lights";
import type { NetworkStatus } from "#core/status/status";
import { db } from "#web/db";
import { channelLight } from "../_lib/channel-light.ts";
import { setupWords } from "../_lib/words.ts";

interface OverviewProps {
  readonly userName: string;
  readonly siteName: string;
  readonly networks: readonly NetworkStatus[];
}

const { done: words, steps } = setupWords;

/** What was set up, how it stands at this moment, and the way back to what was skipped. */
export async function Overview({ userName, siteName, networks }: OverviewProps) {
  const [mail, channels] = await Promise.all([mailView(db, readEnv()), listChannels(db)]);
  const server = mail.server && `${mail.server.host}:${mail.server.port}`;
  const mailText = mail.fixedServer ?? server ?? words.noMail;
  return (
    <section>
      <h2 className="mb-2 text-sm font-medium text-muted-foreground">{words.state}</h2>
      <DescriptionList
        facts={[
          { term: steps.superuser, value: userName },
          { term: steps.site, value: <Changeable href="/setup/site">{siteName}</Changeable> },
          { term: steps.mail, value: <Changeable href="/setup/mail">{mailText}</Changeable> },
          { term: steps.network, value: <Places href="/setup/network" places={networks} /> },
          {
            term: steps.channel,
            value: (
              <Places
                href="/setup/channel"
                places={channels.map((row) => ({ ...row, light: channelLight(row) }))}
              />
            ),
          },
        ]}
      />
    </section>
  );
}

function Changeable({ href, children }: { readonly href: string; readonly children: string }) {
  return (
    <span className="flex justify-between gap-x-4">
      <span className="min-w-0 break-words">{children}</span>
      <TextLink href={href} className="shrink-0 self-start">
        {words.change}
      </TextLink>
    </span>
  );
}

interface PlacesProps {
  readonly href: string;
  readonly places: readonly { readonly id: string; readonly name: string; readonly light: Light }[];
}

function Places({ href, places }: PlacesProps) {
  return (
    <span className="flex justify-between gap-x-4">
      <span className="grid min-w-0 gap-1">
        {places.length === 0 && words.none}
        {places.map(({ id, name, light }) => (
          <span key={id} className="min-w-0">
            <span className="block break-all">{name}</span>
            <StatusLight state={light.state} className="text-sm text-muted-foreground">
              {light.text} {light.at && <Time at={light.at} show="time" />}
            </StatusLight>
          </span>
        ))}
      </span>
      <TextLink href={href} className="shrink-0 self-start">
        {places.length === 0 ? words.add : words.another}
      </TextLink>
    </span>
  );
}
