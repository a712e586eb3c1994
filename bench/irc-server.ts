/** An IRC server that speaks just enough, throttles nobody, and lets the benchmark say anything in anybody's name. */
import { createServer, type Socket } from "node:net";

const NAME = "bench.example";
/** The one client that is told what others say. Bot and bare client never hear each other: both would pay for it. */
export const READER = "reader";
/** Others in each channel, so that there is somebody to keep track of. */
const MEMBERS = Array.from({ length: 20 }, (_, index) => `member${index}`);

export interface Connection {
  readonly nick: string;
  readonly channels: ReadonlySet<string>;
  /** Sends text as it is; line ends are the caller's. Resolves when the kernel has taken it. */
  write(text: string): Promise<void>;
  /** Calls `listener` for every line this client sends. Gives the way to stop. */
  onLine(listener: (line: string) => void): () => void;
  /** What an operator's KILL looks like to its victim; the connection is closed. */
  kill(): void;
}

export interface BenchServer {
  readonly port: number;
  /** Those that have registered and joined #bench, by nick. */
  find(nick: string): Connection | null;
  /** When each connection was made, in the clock of `performance.now()`. */
  readonly connectedAt: readonly number[];
  close(): Promise<void>;
}

/** Listens on a free port of this machine. */
export async function startIrcServer(): Promise<BenchServer> {
  const clients = new Set<Client>();
  const connectedAt: number[] = [];
  const server = createServer({ noDelay: true }, (socket) => {
    connectedAt.push(performance.now());
    const client = new Client(socket, clients);
    clients.add(client);
    socket.on("close", () => clients.delete(client));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The server has no port.");
  return {
    port: address.port,
    connectedAt,
    find: (nick) =>
      [...clients].find((client) => client.nick === nick && client.channels.has("#bench")) ?? null,
    close: () =>
      new Promise((resolve) => {
        for (const client of clients) client.drop();
        server.close(() => resolve());
      }),
  };
}

class Client implements Connection {
  nick = "*";
  readonly channels = new Set<string>();
  readonly #socket: Socket;
  readonly #everybody: ReadonlySet<Client>;
  readonly #listeners = new Set<(line: string) => void>();
  #rest = "";
  #isRegistered = false;

  constructor(socket: Socket, everybody: ReadonlySet<Client>) {
    this.#socket = socket;
    this.#everybody = everybody;
    socket.setEncoding("utf8");
    // A client that is killed while it writes resets the connection.
    socket.on("error", () => {});
    socket.on("data", (data: string) => this.#take(data));
  }

  write(text: string): Promise<void> {
    return new Promise((resolve) => this.#socket.write(text, () => resolve()));
  }

  onLine(listener: (line: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  kill(): void {
    const reason = "Killed (oper (measuring))";
    this.#socket.end(
      `:oper!o@o KILL ${this.nick} :${reason}\r\nERROR :Closing Link: ${reason}\r\n`,
    );
  }

  drop(): void {
    this.#socket.destroy();
  }

  #take(data: string): void {
    const lines = (this.#rest + data).split("\n");
    this.#rest = lines.pop() ?? "";
    for (const raw of lines) {
      const line = raw.replace(/\r$/, "");
      for (const listener of this.#listeners) listener(line);
      this.#answer(line);
    }
  }

  #answer(line: string): void {
    const [command = "", first = ""] = line.split(" ", 2);
    if (command === "PRIVMSG") this.#relay(first, line);
    else if (command === "PING") this.#say(`:${NAME} PONG ${NAME} ${line.slice(5)}`);
    else if (command === "NICK") this.nick = first.replace(/^:/, "");
    else if (command === "USER") this.#register();
    else if (command === "CAP" && /^CAP LS/.test(line)) this.#say(`:${NAME} CAP * LS :`);
    else if (command === "JOIN") for (const channel of first.split(",")) this.#join(channel);
    else if (command === "QUIT") this.#socket.end("ERROR :Closing Link: bye\r\n");
  }

  #register(): void {
    if (this.#isRegistered) return;
    this.#isRegistered = true;
    this.#say(
      `:${NAME} 001 ${this.nick} :Welcome`,
      `:${NAME} 005 ${this.nick} CASEMAPPING=ascii CHANTYPES=# MODES=3 TARGMAX=JOIN: :are supported by this server`,
      `:${NAME} 422 ${this.nick} :No message of the day`,
    );
  }

  #join(name: string): void {
    const channel = name.replace(/^:/, "");
    this.channels.add(channel);
    this.#say(
      `:${this.nick}!u@h.example JOIN ${channel}`,
      `:${NAME} 353 ${this.nick} = ${channel} :${this.nick} ${MEMBERS.join(" ")}`,
      `:${NAME} 366 ${this.nick} ${channel} :End of /NAMES list.`,
    );
  }

  #relay(target: string, line: string): void {
    for (const client of this.#everybody)
      if (client.nick === READER && client.channels.has(target))
        client.#say(`:${this.nick}!u@h.example ${line}`);
  }

  #say(...lines: string[]): void {
    if (!this.#socket.destroyed) this.#socket.write(lines.map((line) => `${line}\r\n`).join(""));
  }
}
