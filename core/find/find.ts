/** Things of the console by a part of their name, each kind for those who may see its pages. */
import type { Db } from "#core/db/client";
import { channelKey } from "#core/events/rights";
import { type LogUser, mayReadLog, viewerOf } from "#core/events/viewer";
import { reaches } from "#core/levels";
import { findViews, type SharedView } from "#core/log-views/log-views";

/** What was found. Plain data: it goes to browsers as JSON. */
export interface Found {
  readonly people: readonly { readonly id: string; readonly name: string; readonly more: string }[];
  readonly channels: readonly FoundChannel[];
  /** Of the log; `owner` is blank for the seeker's own. */
  readonly views: readonly SharedView[];
  readonly networks: readonly { readonly id: string; readonly name: string }[];
  readonly modules: readonly { readonly name: string; readonly more: string }[];
}

interface FoundChannel {
  readonly name: string;
  readonly networkId: string;
  readonly network: string;
  /** The bot is there, as far as it knows. */
  readonly joined: boolean;
}

const MOST = 6;
const NOTHING: Found = { people: [], channels: [], views: [], networks: [], modules: [] };

/** At most six of each kind, by name. A kind that the seeker may not see is empty, and so is everything for a blank text. */
export async function find(db: Db, seeker: LogUser, typed: string): Promise<Found> {
  const part = typed.trim().toLowerCase();
  if (part === "") return NOTHING;
  const [people, channels, views, networks, modules] = await Promise.all([
    reaches(seeker.level, "staff") ? findPeople(db, part) : [],
    mayReadLog(seeker.level) ? findChannels(db, seeker, part) : [],
    mayReadLog(seeker.level) ? findViews(db, seeker.id, part) : [],
    reaches(seeker.level, "superuser") ? findNetworks(db, part) : [],
    reaches(seeker.level, "superuser") ? findModules(db, part) : [],
  ]);
  return { people, channels, views, networks, modules };
}

async function findPeople(db: Db, part: string): Promise<Found["people"]> {
  const rows = await db.user.findMany({
    where: {
      OR: [
        { nameFolded: { contains: part } },
        { identities: { some: { folded: { contains: part }, kind: "nick" } } },
      ],
    },
    select: { id: true, name: true, displayName: true },
    orderBy: { nameFolded: "asc" },
    take: MOST,
  });
  return rows.map(({ id, name, displayName }) => ({ id, name, more: displayName }));
}

async function findChannels(db: Db, seeker: LogUser, part: string): Promise<Found["channels"]> {
  const viewer = await viewerOf(db, seeker);
  const rows = await db.channel.findMany({
    where: { folded: { contains: part } },
    select: {
      name: true,
      folded: true,
      networkId: true,
      status: true,
      network: { select: { name: true } },
    },
    orderBy: { folded: "asc" },
    ...(viewer.level === "operator" ? {} : { take: MOST }),
  });
  const seen =
    viewer.level === "operator"
      ? rows.filter(({ networkId, folded }) => viewer.channels.has(channelKey(networkId, folded)))
      : rows;
  return seen.slice(0, MOST).map(({ name, networkId, network, status }) => ({
    ...{ name, networkId, network: network.name },
    joined: status === "joined",
  }));
}

/** Networks are few, and their names have no folded column. */
async function findNetworks(db: Db, part: string): Promise<Found["networks"]> {
  const rows = await db.network.findMany({
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
  return rows.filter(({ name }) => name.toLowerCase().includes(part)).slice(0, MOST);
}

async function findModules(db: Db, part: string): Promise<Found["modules"]> {
  const rows = await db.moduleStatus.findMany({
    where: { name: { contains: part } },
    select: { name: true, summary: true },
    orderBy: { name: "asc" },
    take: MOST,
  });
  return rows.map(({ name, summary }) => ({ name, more: summary }));
}
