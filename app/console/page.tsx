import { PageHeader } from "#components/ui/page-header";
import { readEnv } from "#core/env";
import { readFilter } from "#core/events/filter";
import { listEvents } from "#core/events/pages";
import { lastEventId } from "#core/events/query";
import { mayReadLog } from "#core/events/viewer";
import { reaches } from "#core/levels";
import { readActivity, readFirstSteps } from "#core/status/activity";
import { WAITING_LEVEL } from "#core/status/waiting";
import { after, DAY } from "#core/time";
import { db } from "#web/db";
import { type Actor, requireReader } from "#web/session";
import { getWords, titled } from "#web/words";
import { ActivityCard } from "./_components/activity-card.tsx";
import { FeedCard } from "./_components/feed-card.tsx";
import { FirstStepsCard } from "./_components/first-steps-card.tsx";
import { LightsCard } from "./_components/lights-card.tsx";
import { OneNetworkOnly } from "./_components/network-switch.tsx";
import { WaitingCard } from "./_components/waiting/waiting-card.tsx";
import { chosenNetwork } from "./_lib/chosen-network.ts";
import { networkNames } from "./_lib/network-names.ts";
import { readerOfLog } from "./logs/_lib/reader.ts";

export const generateMetadata = titled("console", "home.title");

export default async function DashboardPage() {
  const t = await getWords("console");
  const actor = await requireReader("voice");
  const now = new Date();
  const network = await chosenNetwork();
  const networkId = network?.id ?? null;
  const [activity, steps, feed, names] = await Promise.all([
    readActivity(db, { start: after(now, -DAY), now, networkId }),
    actor.level === "superuser" ? firstSteps(actor) : null,
    readFeed(actor, network ? `network=${network.id}` : ""),
    networkNames(),
  ]);
  return (
    <>
      <PageHeader title={t("home.title")} />
      {network && <OneNetworkOnly name={network.name} />}
      <div className="grid gap-4 lg:grid-cols-2">
        {steps && (
          <div className="lg:col-span-2 empty:hidden">
            <FirstStepsCard steps={steps} />
          </div>
        )}
        <LightsCard />
        <ActivityCard activity={activity} />
        {feed && (
          <div className="min-w-0 lg:col-span-2 xl:col-span-1">
            <FeedCard key={feed.query} {...feed} networks={names} />
          </div>
        )}
        {reaches(actor.level, WAITING_LEVEL) && <WaitingCard />}
      </div>
    </>
  );
}

async function firstSteps(actor: Actor) {
  const stored = await db.setting.findUnique({ where: { key: "mail" }, select: { key: true } });
  return readFirstSteps(db, actor.id, stored !== null || readEnv().smtpUrl !== undefined);
}

/** The newest rows that fit the filters of an address. */
async function readFeed(actor: Actor, query: string) {
  if (!mayReadLog(actor.consoleLevel)) return null;
  const viewer = await readerOfLog(actor);
  // Before the rows, so that what happens in between comes by the stream.
  const last = await lastEventId(db);
  const { rows } = await listEvents(db, viewer, readFilter(new URLSearchParams(query)), {
    before: last + 1,
    limit: 20,
  });
  return { initial: rows, after: last, query };
}
