/** What anybody may know: which networks the bot is on, and in which channels it can be met. */
import type { Db } from "#core/db/client";
import { type Light, linkLight, processLight } from "./lights.ts";

export interface PublicChannel {
  readonly name: string;
  readonly topic: string;
  readonly people: number;
}

export interface PublicNetwork {
  readonly id: string;
  readonly name: string;
  readonly nick: string;
  readonly light: Light;
  readonly connected: boolean;
  /** The first server, where people can connect too. */
  readonly server: { readonly host: string; readonly port: number; readonly tls: boolean } | null;
  readonly channels: readonly PublicChannel[];
}

/** What the bot is called where it has been longest; null while there is no network. */
export async function findBotNick(db: Db): Promise<string | null> {
  const network = await db.network.findFirst({
    where: { desired: "connected" },
    orderBy: { createdAt: "asc" },
    select: { nick: true, currentNick: true },
  });
  return network && (network.currentNick || network.nick);
}

/** Modes that keep a channel from strangers: secret, private, invite only, with a key. */
const CLOSED_MODES = ["s", "p", "i", "k"];

/** Networks that should be connected, with the channels that are open to everybody. */
export async function readPublic(db: Db, now: Date): Promise<PublicNetwork[]> {
  const [process, networks, people] = await Promise.all([
    db.botProcess.findFirst({ orderBy: { heartbeatAt: "desc" } }),
    db.network.findMany({
      where: { desired: "connected" },
      orderBy: { createdAt: "asc" },
      include: {
        servers: { orderBy: { position: "asc" }, take: 1 },
        channels: {
          where: { status: "joined", modes: { none: { mode: { in: CLOSED_MODES } } } },
          orderBy: { folded: "asc" },
          select: { name: true, folded: true, topic: true },
        },
      },
    }),
    db.presence.groupBy({ by: ["networkId", "channelFolded"], _count: { _all: true } }),
  ]);
  const light = processLight(process, now);
  const counts = new Map(
    people.map((row) => [`${row.networkId} ${row.channelFolded}`, row._count._all]),
  );
  return networks.map((network) => {
    const connected = light.state === "ok" && network.status === "connected";
    const [server] = network.servers;
    return {
      id: network.id,
      name: network.name,
      nick: network.currentNick || network.nick,
      light: linkLight(network, light),
      connected,
      server: server ? { host: server.host, port: server.port, tls: server.tls } : null,
      channels: connected
        ? network.channels.map(({ name, folded, topic }) => ({
            name,
            topic,
            people: counts.get(`${network.id} ${folded}`) ?? 0,
          }))
        : [],
    };
  });
}
