import { DescriptionList } from "#components/ui/description-list";
import { StatusLight } from "#components/ui/status-light";
import { TextLink } from "#components/ui/text-link";
import { Time } from "#components/ui/time";
import { readEnv } from "#core/env";
import { listChannels } from "#core/networks/channels";
import { mailView } from "#core/settings/mail";
import { type SaidLight, sayLight } from "#core/status/light-words";
import type { NetworkStatus } from "#core/status/status";
import { db } from "#web/db";
import { getWords } from "#web/words";
import { channelLight } from "../_lib/channel-light.ts";

interface OverviewProps {
  readonly userName: string;
  readonly siteName: string;
  readonly networks: readonly NetworkStatus[];
}

/** What was set up, how it stands at this moment, and the way back to what was skipped. */
export async function Overview({ userName, siteName, networks }: OverviewProps) {
  const t = await getWords("setup");
  const [mail, channels] = await Promise.all([mailView(db, readEnv()), listChannels(db)]);
  const said = await getWords("console");
  const connections = networks.map((row) => ({ ...row, light: sayLight(row.light, said) }));
  const server = mail.server && `${mail.server.host}:${mail.server.port}`;
  const mailText = mail.fixedServer ?? server ?? t("done.noMail");
  return (
    <section>
      <h2 className="mb-2 text-sm font-medium text-muted-foreground">{t("done.state")}</h2>
      <DescriptionList
        facts={[
          { term: t("steps.superuser"), value: userName },
          { term: t("steps.site"), value: <Changeable href="/setup/site">{siteName}</Changeable> },
          { term: t("steps.mail"), value: <Changeable href="/setup/mail">{mailText}</Changeable> },
          {
            term: t("steps.network"),
            value: <Places href="/setup/network" places={connections} />,
          },
          {
            term: t("steps.channel"),
            value: (
              <Places
                href="/setup/channel"
                places={channels.map((row) => ({ ...row, light: channelLight(row, t, said) }))}
              />
            ),
          },
        ]}
      />
    </section>
  );
}

async function Changeable({
  href,
  children,
}: {
  readonly href: string;
  readonly children: string;
}) {
  const t = await getWords("setup");
  return (
    <span className="flex justify-between gap-x-4">
      <span className="min-w-0 break-words">{children}</span>
      <TextLink href={href} className="shrink-0 self-start">
        {t("done.change")}
      </TextLink>
    </span>
  );
}

interface PlacesProps {
  readonly href: string;
  readonly places: readonly {
    readonly id: string;
    readonly name: string;
    readonly light: SaidLight;
  }[];
}

async function Places({ href, places }: PlacesProps) {
  const t = await getWords("setup");
  return (
    <span className="flex justify-between gap-x-4">
      <span className="grid min-w-0 gap-1">
        {places.length === 0 && t("done.none")}
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
        {places.length === 0 ? t("done.add") : t("done.another")}
      </TextLink>
    </span>
  );
}
