/** How the bot is, as far as the database knows. */
import type { Db } from "#core/db/client";
import { boundsOf } from "#core/events/bounds";
import { SPOKEN_KINDS } from "#core/events/rights";
import { after, MINUTE } from "#core/time";
import { type Light, linkLight, processLight } from "./lights.ts";

export interface NetworkStatus {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly light: Light;
  /** True while the bot is connected to it. */
  readonly connected: boolean;
  readonly desired: string;
  readonly detail: string;
  readonly nick: string;
  readonly server: string;
  readonly lagMs: number | null;
  readonly queueDepth: number;
  /** How many channels the bot is in. */
  readonly joined: number;
  /** Its settings are on trial until then (ISO 8601), or some were undone since then and nobody said that they saw it. */
  readonly trial: { readonly state: "trying" | "returned"; readonly until: string } | null;
}

export interface ProcessStatus {
  readonly pid: number;
  readonly version: string;
  /** ISO 8601 */
  readonly startedAt: string;
  readonly rssBytes: number;
  readonly hosts: number;
}

/** Plain data: it goes to browsers as JSON. */
export interface Status {
  readonly process: Light;
  readonly bot: ProcessStatus | null;
  readonly networks: readonly NetworkStatus[];
  /** Lines of the last minute, received and sent. */
  readonly linesIn: number;
  readonly linesOut: number;
  /** Jobs that are waiting or under way. */
  readonly jobs: number;
}

/** The last minute is counted every second, and roughly. */
const SLACK_MS = 5 * MINUTE;

/** Reads the state of the bot. That it answers at all is the light of the database. */
export async function readStatus(db: Db, now: Date): Promise<Status> {
  const since = after(now, -MINUTE);
  const { above } = await boundsOf(db, since, null, SLACK_MS);
  const [process, networks, joined, lines, jobs] = await Promise.all([
    db.botProcess.findFirst({ orderBy: { heartbeatAt: "desc" } }),
    db.network.findMany({
      orderBy: { createdAt: "asc" },
      include: { trial: { select: { state: true, until: true } } },
    }),
    db.channel.groupBy({ by: ["networkId"], where: { status: "joined" }, _count: { _all: true } }),
    db.event.groupBy({
      by: ["own"],
      where: { id: { gt: above }, at: { gt: since }, kind: { in: [...SPOKEN_KINDS] } },
      _count: { _all: true },
    }),
    db.job.count({ where: { state: { in: ["queued", "accepted", "running"] } } }),
  ]);
  const light = processLight(process, now);
  const count = (own: boolean) => lines.find((line) => line.own === own)?._count._all ?? 0;
  return {
    process: light,
    bot: process && {
      pid: process.pid,
      version: process.version,
      startedAt: process.startedAt.toISOString(),
      rssBytes: process.rssBytes,
      hosts: process.hosts,
    },
    networks: networks.map((network) => ({
      id: network.id,
      name: network.name,
      kind: network.kind,
      light: linkLight(network, light),
      connected: light.state === "ok" && network.status === "connected",
      desired: network.desired,
      detail: network.statusDetail,
      nick: network.currentNick || network.nick,
      server: network.currentServer,
      lagMs: network.lagMs,
      queueDepth: network.queueDepth,
      joined: joined.find(({ networkId }) => networkId === network.id)?._count._all ?? 0,
      trial: network.trial && {
        state: network.trial.state === "returned" ? "returned" : "trying",
        until: network.trial.until.toISOString(),
      },
    })),
    linesIn: count(false),
    linesOut: count(true),
    jobs,
  };
}
