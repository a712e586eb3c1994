import { createServer, type Server, type Socket } from "node:net";
import { AppError } from "#core/errors";
import { Connection } from "./connection.ts";
import { changeHost } from "./host-change.ts";
import { IrcParticipant } from "./irc-participant.ts";
import type { LobbyOptions } from "./options.ts";
import { World } from "./world.ts";

export type { LobbyOptions } from "./options.ts";

/** A running lobby. */
export interface Lobby {
  /** Port it listens on, also where 0 was asked for. */
  readonly port: number;
  readonly host: string;
  /** Sends ERROR to everybody and resolves when the port and all sockets are released. */
  close(reason?: string): Promise<void>;
  /** Throws somebody off the network; false when nobody has the nick. */
  kill(nick: string, reason: string): boolean;
  /** Gives somebody another username and host, as a cloak does; false when nobody has the nick. */
  changeHost(nick: string, username: string, host: string): boolean;
}

/** The address without the wrapping that IPv6 sockets give to IPv4 peers. */
function plainAddress(socket: Socket): string {
  return (socket.remoteAddress ?? "unknown").replace(/^::ffff:/i, "");
}

/** Who is connected, by socket, so that each can be counted and closed. */
class Doorkeeper {
  private readonly connections = new Map<Socket, Connection>();
  private readonly world: World;

  constructor(world: World) {
    this.world = world;
  }

  /** Takes a new socket in, or turns it away when there are too many. */
  welcome(socket: Socket): void {
    const { world } = this;
    const address = plainAddress(socket);
    const connection = new Connection(socket, address, world.limits, world.log);
    const same = this.countOpen(address);
    this.connections.set(socket, connection);
    socket.once("close", () => this.connections.delete(socket));
    if (same >= world.limits.connectionsPerAddress) {
      this.tellLimit(address, same);
      void this.overLimit(connection, address, same);
    } else if (this.connections.size > world.limits.connections) connection.close("Server is full");
    else connection.attach(new IrcParticipant(world, connection));
  }

  /** One too many from an address: turned away unless a module lets it in. */
  private async overLimit(connection: Connection, address: string, same: number): Promise<void> {
    const { world } = this;
    const { modules } = world.options;
    const reason = "Too many connections from your address";
    const fields = { place: "lobby", address, connections: same, reason };
    const occasion = { name: "peer.limit", fields } as const;
    modules?.tell(occasion, null);
    if (!modules?.wants("peer.limit") || this.connections.size > world.limits.connections) {
      connection.close(reason);
      return;
    }
    const ruling = await modules.ask(occasion, null);
    if ("stopped" in ruling) connection.attach(new IrcParticipant(world, connection));
    else connection.close(ruling.changed.reason ?? reason);
  }

  closeAll(reason: string): void {
    for (const connection of this.connections.values()) connection.close(reason);
  }

  private countOpen(address: string): number {
    const isSame = (other: Connection) => other.isOpen && other.address === address;
    return [...this.connections.values()].filter(isSame).length;
  }

  private tellLimit(address: string, count: number): void {
    this.world.log.warn({ address, count }, "Lobby turned a connection away");
    try {
      this.world.options.onPeerLimit?.(address, count);
    } catch (error) {
      // An observer's fault is no reason to let the connection in or to fail.
      this.world.log.error({ err: error }, "Lobby listener failed");
    }
  }
}

function listen(server: Server, { host, port }: LobbyOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === "EADDRINUSE";
      const why = isTaken
        ? "is already in use"
        : `cannot be used (${error.code ?? "unknown error"})`;
      const message = `The lobby's port ${port} on ${host} ${why}. Set LOBBY_PORT to a free port.`;
      reject(new AppError(isTaken ? "conflict" : "unavailable", message, { cause: error }));
    });
    server.listen({ host, port }, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

function kill(world: World, nick: string, reason: string): boolean {
  if (/[\r\n\0]/.test(reason)) throw new AppError("invalid", "A reason is a single line.");
  const victim = world.findPerson(nick);
  if (!victim) return false;
  victim.deliver(world.notice("KILL", victim.nick, `${world.serverName} (${reason})`));
  victim.disconnect(`Killed (${world.serverName} (${reason}))`);
  return true;
}

/** Starts the lobby. Rejects with an {@link AppError} when the port cannot be had. */
export async function startLobby(options: LobbyOptions): Promise<Lobby> {
  const world = new World(options);
  const doorkeeper = new Doorkeeper(world);
  const server = createServer((socket) => doorkeeper.welcome(socket));
  const port = await listen(server, options);
  server.on("error", (error) => world.log.error({ err: error }, "Lobby failed to accept"));
  world.log.info({ host: options.host, port }, "Lobby is open");
  let closing: Promise<void> | null = null;
  return {
    port,
    host: options.host,
    kill: (nick, reason) => kill(world, nick, reason),
    changeHost(nick, username, host) {
      const person = world.findPerson(nick);
      if (person) changeHost(world, person, username, host);
      return person !== null;
    },
    close(reason = "Server shutting down") {
      closing ??= new Promise((resolve) => {
        server.close(() => resolve());
        doorkeeper.closeAll(reason);
      });
      return closing;
    },
  };
}
