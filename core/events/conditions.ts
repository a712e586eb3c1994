/** The rules of `rights.ts` and a filter, as conditions for the database. */
import type { Provider } from "#core/db/address";
import type { Prisma } from "#core/db/client";
import { reaches } from "#core/levels";
import { atLeast, foldings, type LogFilter } from "./filter.ts";
import { ofModule } from "./module-rows.ts";
import {
  CHANNEL_KINDS,
  PEOPLE_KINDS,
  PRIVATE_KINDS,
  SPOKEN_KINDS,
  STATE_KINDS,
  type Viewer,
} from "./rights.ts";

/** What the viewer may see, as a condition: the same rows as `maySee`. */
export function visibleTo(viewer: Viewer): Prisma.EventWhereInput {
  if (viewer.level === "superuser") return {};
  if (!reaches(viewer.level, "operator")) return { id: { in: [] } };
  if (reaches(viewer.level, "staff"))
    return { kind: { in: [...STATE_KINDS, ...CHANNEL_KINDS, ...PEOPLE_KINDS] } };
  const inChannels = channelConditions(viewer.channels).map((place) => ({
    kind: { in: [...CHANNEL_KINDS] },
    ...place,
  }));
  // No nested OR here: an empty one inside another condition would select everything.
  return { OR: [{ kind: { in: [...STATE_KINDS] } }, ...inChannels] };
}

function channelConditions(channels: ReadonlySet<string>): Prisma.EventWhereInput[] {
  const byNetwork = new Map<string, string[]>();
  for (const key of channels) {
    const blank = key.indexOf(" ");
    const networkId = key.slice(0, blank);
    byNetwork.set(networkId, [...(byNetwork.get(networkId) ?? []), key.slice(blank + 1)]);
  }
  return [...byNetwork].map(([networkId, folded]) => ({
    networkId,
    channelFolded: { in: folded },
  }));
}

/** Rows whose text the viewer sees in full; only these may be searched, or the search would tell what is hidden. */
export function readableBy(viewer: Viewer): Prisma.EventWhereInput {
  if (viewer.level === "superuser") return {};
  if (reaches(viewer.level, "staff"))
    return { NOT: { channel: null, kind: { in: [...PRIVATE_KINDS] } } };
  return { kind: { in: [...SPOKEN_KINDS] } };
}

/** The filter without its words, as a condition. */
export function filterWhere(filter: LogFilter, engine: Provider): Prisma.EventWhereInput {
  const { since, until, severity } = filter;
  return {
    ...(since === null && until === null
      ? {}
      : { at: { ...(since && { gte: since }), ...(until && { lt: until }) } }),
    ...(filter.kinds.length > 0 ? { kind: { in: [...filter.kinds] } } : {}),
    ...(filter.networkId === null ? {} : { networkId: filter.networkId }),
    ...(filter.channel === null ? {} : { channelFolded: { in: foldings(filter.channel) } }),
    ...(filter.nick === null ? {} : { nickFolded: { in: foldings(filter.nick) } }),
    ...(severity === null ? {} : { severity: { in: [...atLeast(severity)] } }),
    ...(filter.requestId === null ? {} : { requestId: filter.requestId }),
    ...(filter.module === null ? {} : ofModule(filter.module, engine)),
  };
}
