/** One connection to one server, from dialling to its end. A new one is made for every attempt, client and all. */
import { Client, type IrcClientOptions } from "irc-framework";
import { type IrcLine, parseLine } from "#core/irc/message";
import type { Log } from "#core/log";
import { GuardedTransport } from "./transport.ts";

export interface LinkSettings {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly tlsVerify: boolean;
  readonly fingerprint: string;
  /** PEM, certificate and key together. */
  readonly clientCert: string | null;
  readonly bindAddress: string;
  readonly proxyUrl: string;
  readonly nick: string;
  readonly username: string;
  readonly realname: string;
  readonly password: string | null;
}

export interface LinkHooks {
  /** What irc-framework writes on its own: the first lines of registering. */
  outgoing(line: string, done?: () => void): void;
  opened(): void;
  /** A PING, at once; all other lines come in order as `line`. */
  ping(line: IrcLine): void;
  line(line: IrcLine): void;
  /** True while lines should wait. */
  isHeld(): boolean;
  closed(reason: string): void;
}

export interface Link {
  /** Puts a line on the socket at once. Throws RefusedLine; false when the socket is gone. */
  write(line: string): boolean;
  /** Ends the connection after what was written; at the latest when `abandon` is called. */
  end(): void;
  abandon(reason: string): void;
}

/** What irc-framework may see: enough to know that it is registered. State that it never drops is kept by us instead. */
const passedOn = new Set(["001", "NICK", "ERROR"]);

function clientOptions(settings: LinkSettings): Omit<IrcClientOptions, "transport"> {
  const { clientCert, proxyUrl } = settings;
  const proxy = proxyUrl ? new URL(proxyUrl) : null;
  return {
    host: settings.host,
    port: settings.port,
    tls: settings.tls,
    // A pinned certificate is checked by its fingerprint, whoever signed it.
    rejectUnauthorized: settings.tlsVerify && settings.fingerprint === "",
    nick: settings.nick,
    username: settings.username,
    gecos: settings.realname,
    encoding: "utf8",
    version: "",
    auto_reconnect: false,
    ping_interval: 0,
    ping_timeout: 0,
    // Present but empty: otherwise irc-framework would offer the server's password as the account's.
    account: {},
    sasl_disconnect_on_fail: true,
    ...(settings.password === null ? {} : { password: settings.password }),
    ...(settings.bindAddress ? { outgoing_addr: settings.bindAddress } : {}),
    ...(proxy ? { socks: { host: proxy.hostname, port: Number(proxy.port) } } : {}),
    ...(clientCert
      ? { client_certificate: { private_key: clientCert, certificate: clientCert } }
      : {}),
  };
}

/** Dials. Nothing a server says, and no failure to reach it, throws; `closed` is told once. */
export function openLink(settings: LinkSettings, hooks: LinkHooks, log: Log): Link {
  let transport: GuardedTransport | undefined;
  const take = (text: string, handle: (line: IrcLine) => void) => {
    const line = parseLine(text);
    if (!line) return;
    if (passedOn.has(line.command)) {
      try {
        transport?.emit("line", text);
      } catch (error) {
        // irc-framework stumbles over malformed lines; we read them ourselves.
        log.warn({ err: error, command: line.command }, "irc-framework failed on a line");
      }
    }
    handle(line);
  };
  const client = new Client({
    ...clientOptions(settings),
    transport: class extends GuardedTransport {
      constructor(options: IrcClientOptions) {
        super(options, {
          log,
          fingerprint: settings.fingerprint,
          outgoing: hooks.outgoing,
          opened: hooks.opened,
          closed: hooks.closed,
          isHeld: hooks.isHeld,
          ping: (text) => take(text, hooks.ping),
          line: (text) => take(text, hooks.line),
        });
        transport = this;
      }
    },
  });
  client.connect();
  return {
    write: (line) => transport?.writeNow(line) ?? false,
    end: () => transport?.close(),
    abandon(reason) {
      client.removeAllListeners();
      client.connection.clearTimers();
      transport?.abandon(reason);
    },
  };
}
