/** The parts of irc-framework 4.14 that bot/irc uses; the package has no declarations of its own. */
declare module "irc-framework" {
  import type { EventEmitter } from "node:events";

  export interface IrcClientOptions {
    host: string;
    port: number;
    nick: string;
    username: string;
    gecos: string;
    password?: string;
    tls: boolean;
    rejectUnauthorized: boolean;
    client_certificate?: { private_key: string; certificate: string };
    outgoing_addr?: string;
    socks?: { host: string; port: number };
    encoding: "utf8";
    version: "";
    auto_reconnect: false;
    ping_interval: 0;
    ping_timeout: 0;
    account: Record<string, never>;
    sasl_disconnect_on_fail: boolean;
    transport: new (options: IrcClientOptions) => EventEmitter;
  }

  export class Client extends EventEmitter {
    constructor(options: IrcClientOptions);
    readonly connection: EventEmitter & { clearTimers(): void };
    connect(): void;
    raw(line: string): void;
  }
}

declare module "irc-framework/src/transports/net.js" {
  import { EventEmitter } from "node:events";
  import type { Socket } from "node:net";
  import type { TLSSocket } from "node:tls";
  import type { IrcClientOptions } from "irc-framework";

  export default class NetTransport extends EventEmitter {
    constructor(options: IrcClientOptions);
    readonly options: IrcClientOptions;
    socket: Socket | TLSSocket | null;
    last_socket_error: Error | null;
    connect(): void;
    isConnected(): boolean;
    writeLine(line: string, done?: () => void): void;
    onSocketFullyConnected(): void;
    onSocketClose(): void;
    onSocketError(error: Error): void;
    onSocketData(data: Buffer): void;
    _onSocketCreate(options: IrcClientOptions, socket: Socket): void;
    disposeSocket(): void;
    close(force?: boolean): void;
  }
}
