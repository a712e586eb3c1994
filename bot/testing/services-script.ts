/** NickServ as a test wants it, on a scripted server, and a bot that is to identify there. */

import type { NetworkDraft } from "#core/networks/schema";
import { freshDb } from "#core/testing/database";
import { hurriedTimers } from "./fake-timers.ts";
import { openNetworks } from "./irc-harness.ts";
import {
  type Script,
  type ScriptedClient,
  startScriptedServer,
  welcome,
} from "./scripted-server.ts";

export const PASSWORD = "hunter2-very-secret";
const MASK = "NickServ!NickServ@services.example";

interface ScriptedServices {
  host: string;
  isThere: boolean;
  /** What NickServ does when told something. */
  told?(text: string, client: ScriptedClient): void;
}

/** A server with services as told; `more` sees every line first. */
export const withServices = (services: ScriptedServices, more?: Script["line"]): Script => ({
  line: (line, client, text) => {
    if (more?.(line, client, text)) return true;
    if (line.command === "WHOIS" && /^nickserv$/i.test(line.params[0] ?? "")) {
      if (services.isThere)
        client.send(`:s 311 steward NickServ NickServ ${services.host} * :Services`);
      else client.send(":s 401 steward NickServ :No such nick");
      client.send(":s 318 steward NickServ :End of /WHOIS list.");
      return true;
    }
    if (line.command === "PRIVMSG" && line.params[0] === "NickServ") {
      services.told?.(line.params[1] ?? "", client);
      return true;
    }
    return undefined;
  },
});

/** A notice of NickServ's. */
export const says = (text: string, mask = MASK) => `:${mask} NOTICE steward :${text}`;
/** Says that the password was right. */
export const accepting = (client: ScriptedClient) =>
  client.send(says("You are now identified for \x02steward\x02."));
/** Takes any password. */
export const honest = (): ScriptedServices => ({
  host: "services.example",
  isThere: true,
  told: (text, client) => text.startsWith("IDENTIFY") && accepting(client),
});

/** Starts the server, and the bot that knows NickServ's mask and a password. */
export async function openWithServices(
  script: Script,
  draft: Partial<NetworkDraft> = {},
  channels: string[] = [],
  speed = 50,
) {
  const server = await startScriptedServer(script);
  const opened = await openNetworks(
    await freshDb(),
    {
      servers: [{ host: "127.0.0.1", port: server.port, tls: false }],
      floodPreset: "fast",
      registrationMs: 600_000,
      saslPolicy: "nickserv",
      saslAccount: "steward",
      saslPassword: PASSWORD,
      servicesMask: MASK,
      ...draft,
    },
    channels,
    { timers: hurriedTimers(speed) },
  );
  return { server, ...opened, client: await server.client() };
}

export const identify = `PRIVMSG NickServ :IDENTIFY steward ${PASSWORD}`;
/** How often a line was received. */
export const count = (client: ScriptedClient, line: string) =>
  client.received.filter((each) => each === line).length;

/** Somebody sits on the bot's nick until `free` says otherwise; the bot gets in as steward2. */
export function takenNick(): { readonly script: NonNullable<Script["line"]>; free(): void } {
  let isTaken = true;
  return {
    free() {
      isTaken = false;
    },
    script({ command, params }, asking) {
      // As servers do, nobody is let in before they have a nick.
      if (command === "CAP" && params[0] === "END" && asking.nick === "*") return true;
      if (command === "NICK" && params[0] === "steward2" && asking.nick === "*") {
        asking.nick = "steward2";
        welcome(asking);
        return true;
      }
      if (command !== "NICK" || params[0] !== "steward" || !isTaken) return undefined;
      asking.send(`:s 433 ${asking.nick} steward :Nickname is already in use.`);
      return true;
    },
  };
}
