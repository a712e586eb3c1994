/** A server that does as a test tells it, well or badly, over a real socket. */
import { createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer, TLSSocket, type TlsOptions } from "node:tls";
import { onTestFinished } from "vitest";
import { type IrcLine, parseLine } from "#core/irc/message";
import { eventually } from "./irc-harness.ts";

/** One client on the server, as the script sees it. */
export interface ScriptedClient {
  /** Lines received, as they came. */
  readonly received: string[];
  /** When each line came, in milliseconds of a monotonic clock. */
  readonly receivedAt: number[];
  readonly isClosed: boolean;
  /** SHA-256 fingerprint of the certificate the client showed, or null. */
  readonly certificate: string | null;
  /** Where it calls from. */
  readonly address: string;
  nick: string;
  /** Sends lines with their line ends. */
  send(...lines: string[]): void;
  /** Sends bytes as they are. */
  bytes(data: string | Uint8Array): void;
  close(): void;
  /** Resets the connection instead of closing it. */
  reset(): void;
  /** The first line that passes, now or later. */
  until(test: (line: string) => boolean): Promise<string>;
}

export interface Script {
  /** A connection was made; return true to say that the script does everything else itself. */
  connected?(client: ScriptedClient, count: number): boolean | undefined;
  /** A line came; return true when nothing more should be done about it. */
  line?(line: IrcLine, client: ScriptedClient, text: string): boolean | undefined;
  /** Capabilities offered; null for a server that knows no CAP. */
  readonly capabilities?: readonly string[] | null;
  readonly isupport?: readonly string[];
  readonly tls?: TlsOptions;
}

export interface ScriptedServer {
  readonly port: number;
  readonly clients: ScriptedClient[];
  /** When each connection was made, monotonic. */
  readonly connectedAt: number[];
  /** The n-th client (1 is the first), now or later. */
  client(count?: number): Promise<ScriptedClient>;
  /** The script to follow from now on. */
  script: Script;
  close(): Promise<void>;
}

const NAME = "irc.example";

/** Starts a server on a port of the system's choice; it is gone after the test. */
export async function startScriptedServer(script: Script = {}): Promise<ScriptedServer> {
  const state: { script: Script } = { script };
  const clients: ScriptedClient[] = [];
  const connectedAt: number[] = [];
  const sockets = new Set<Socket>();
  const accept = (socket: Socket) => {
    sockets.add(socket);
    connectedAt.push(performance.now());
    const client = new Client(socket, (line, text) => {
      if (!state.script.line?.(line, client, text)) behave(line, client, state.script);
    });
    clients.push(client);
    client.isMute = state.script.connected?.(client, clients.length) ?? false;
  };
  const server: Server = script.tls ? createTlsServer(script.tls, accept) : createServer(accept);
  server.on("tlsClientError", () => {});
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
  const close = () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    });
  onTestFinished(close);
  return {
    port,
    clients,
    connectedAt,
    close,
    client: (count = 1) => eventually(() => clients[count - 1], `connection ${count}`),
    get script() {
      return state.script;
    },
    set script(next: Script) {
      state.script = next;
    },
  };
}

class Client implements ScriptedClient {
  readonly received: string[] = [];
  readonly receivedAt: number[] = [];
  nick = "*";
  isMute = false;
  isClosed = false;
  readonly address: string;
  private readonly socket: Socket;
  private partial = "";

  constructor(socket: Socket, take: (line: IrcLine, text: string) => void) {
    this.socket = socket;
    this.address = socket.remoteAddress ?? "";
    socket.setEncoding("utf8");
    socket.on("error", () => {});
    socket.on("close", () => {
      this.isClosed = true;
    });
    socket.on("data", (data: string) => {
      const lines = (this.partial + data).split("\n");
      this.partial = lines.pop() ?? "";
      for (const raw of lines) {
        // Only the CR that belongs to the line end goes; any other is for the test to see.
        const text = raw.replace(/\r$/, "");
        this.received.push(text);
        this.receivedAt.push(performance.now());
        const line = parseLine(text);
        if (line && !this.isMute) take(line, text);
      }
    });
  }

  get certificate(): string | null {
    if (!(this.socket instanceof TLSSocket)) return null;
    return this.socket.getPeerCertificate().fingerprint256 ?? null;
  }

  send(...lines: string[]): void {
    this.bytes(lines.map((line) => `${line}\r\n`).join(""));
  }

  bytes(data: string | Uint8Array): void {
    if (!this.socket.destroyed) this.socket.write(data);
  }

  close(): void {
    this.socket.end();
  }

  reset(): void {
    this.socket.resetAndDestroy();
  }

  until(test: (line: string) => boolean): Promise<string> {
    return eventually(
      () => this.received.find(test),
      `a line; had ${JSON.stringify(this.received)}`,
    );
  }
}

/** What a plain, friendly server would answer. */
function behave(line: IrcLine, client: ScriptedClient, script: Script): void {
  const [first = ""] = line.params;
  switch (line.command) {
    case "CAP":
      negotiate(line, client, script);
      break;
    case "NICK":
      if (client.nick !== "*") client.send(`:${client.nick}!u@h NICK ${first}`);
      client.nick = first;
      break;
    case "USER":
      if (script.capabilities === null) welcome(client, script);
      break;
    case "PING":
      client.send(`:${NAME} PONG ${NAME} :${first}`);
      break;
    case "JOIN":
      for (const channel of first.split(",")) join(client, channel);
      break;
    case "WHO":
      client.send(`:${NAME} 315 ${client.nick} ${first} :End of /WHO list.`);
      break;
    case "MODE":
      tellModes(line, client);
      break;
    case "QUIT":
      client.send("ERROR :Closing Link: bye");
      client.close();
      break;
    default:
  }
}

/** Of a channel: its modes, or the end of an empty list. */
function tellModes(
  { params: [channel = "", letters, ...rest] }: IrcLine,
  client: ScriptedClient,
): void {
  if (!channel.startsWith("#") || rest.length > 0) return;
  if (letters === undefined) client.send(`:${NAME} 324 ${client.nick} ${channel} +`);
  else if (/^\+[beIq]+$/.test(letters))
    client.send(`:${NAME} 368 ${client.nick} ${channel} :End of list`);
}

function negotiate({ params }: IrcLine, client: ScriptedClient, script: Script): void {
  const [verb, list = ""] = params;
  const capabilities = script.capabilities === undefined ? [] : script.capabilities;
  if (capabilities === null) client.send(`:${NAME} 421 * CAP :Unknown command`);
  else if (verb === "LS") client.send(`:${NAME} CAP * LS :${capabilities.join(" ")}`);
  else if (verb === "REQ") client.send(`:${NAME} CAP * ACK :${list}`);
  else if (verb === "END") welcome(client, script);
}

/** Lets a client in: 001 to 005, and the end of an empty message of the day. */
export function welcome(client: ScriptedClient, script: Script = {}): void {
  const tokens = script.isupport ?? ["CASEMAPPING=ascii", "CHANTYPES=#", "MODES=3"];
  client.send(
    `:${NAME} 001 ${client.nick} :Welcome`,
    `:${NAME} 005 ${client.nick} ${tokens.join(" ")} :are supported by this server`,
    `:${NAME} 422 ${client.nick} :No MOTD`,
  );
}

function join(client: ScriptedClient, channel: string): void {
  client.send(
    `:${client.nick}!u@h JOIN ${channel}`,
    `:${NAME} 353 ${client.nick} = ${channel} :@${client.nick}`,
    `:${NAME} 366 ${client.nick} ${channel} :End of /NAMES list.`,
  );
}
