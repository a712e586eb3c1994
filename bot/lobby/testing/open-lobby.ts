import { onTestFinished } from "vitest";
import { type Lobby, type LobbyOptions, startLobby } from "../lobby.ts";
import { RawPerson } from "./raw-person.ts";

/** A lobby for one test, gone after it. */
export interface TestLobby extends Lobby {
  /** A raw connection that has said nothing yet. */
  connect(): RawPerson;
  /** Somebody registered, with capabilities; their welcome has been read. */
  person(nick: string, ...capabilities: string[]): Promise<RawPerson>;
}

const quiet = () => {};

/** Starts a lobby on a port of the system's choice. An error in its log fails the test. */
export async function openLobby(options: Partial<LobbyOptions> = {}): Promise<TestLobby> {
  const errors: unknown[] = [];
  const lobby = await startLobby({
    host: "127.0.0.1",
    port: 0,
    log: {
      debug: quiet,
      info: quiet,
      warn: quiet,
      error: (details, message) => errors.push([message, details]),
    },
    ...options,
  });
  const people: RawPerson[] = [];
  onTestFinished(async () => {
    for (const person of people) person.close();
    await lobby.close();
    if (errors.length > 0) throw new Error(`Logged errors: ${JSON.stringify(errors)}`);
  });
  const connect = () => {
    const person = new RawPerson(lobby.port, options.host);
    people.push(person);
    return person;
  };
  return {
    ...lobby,
    connect,
    async person(nick, ...capabilities) {
      const person = connect();
      if (capabilities.length > 0) person.write(`CAP REQ :${capabilities.join(" ")}`);
      await person.ask(`NICK ${nick}`, `USER ${nick} 0 * :${nick} Real`, "CAP END");
      return person;
    },
  };
}
