/** What somebody does on the lobby, or the bot is about to say, as events that modules are asked about and told of; and what they say. */

import type { Log } from "#core/log";
import { hideCredentials } from "#core/modules/credentials";
import { redact } from "#core/secrets";
import type { EventData } from "./host/messages.ts";
import type { CommandHosts } from "./host/module-hosts.ts";
import type { IrcNetwork, IrcNetworks, SendRequest, Source } from "./irc/api.ts";
import type { LobbyModules, Ruling } from "./lobby/modules.ts";
import type { Participant } from "./lobby/participant.ts";
import type { Sender } from "./module-api.ts";
import type { EventName } from "./module-events.ts";

type Hosts = Pick<CommandHosts, "intercepts" | "intercept" | "emit">;

interface Deps {
  readonly log: Log;
  /** Undefined while the bot starts: nobody is asked then. */
  readonly hosts: () => Hosts | undefined;
  readonly networks: () => Pick<IrcNetworks, "list">;
  identify(network: IrcNetwork, source: Source, channel: string | null): Promise<Sender> | Sender;
  /** Modules that are switched off there, or for this person. */
  deaf(network: IrcNetwork, channel: string | null, sender: Sender): readonly string[];
}

/** Before the bot is on its own lobby, things happen there nevertheless. */
const NO_NETWORK = "";

export function createLobbyModules({ log, hosts, networks, identify, deaf }: Deps): LobbyModules {
  const lobby = () =>
    networks()
      .list()
      .find((network) => network.isLobby);
  const isBot = (by: Participant | null) => {
    const network = lobby();
    return (
      by !== null && network !== undefined && network.fold(by.nick) === network.fold(network.nick)
    );
  };

  /** The event, and what of it was hidden from modules, to be put back where they did not change it. */
  const prepare = async (
    name: EventName,
    fields: Readonly<Record<string, unknown>>,
    by: Participant | null,
  ) => {
    const network = lobby();
    const channel = typeof fields.channel === "string" ? fields.channel : null;
    const sender = by && (await senderOf(network, by, channel, identify));
    const hidden = Object.fromEntries(
      Object.entries(fields).map(([key, value]) => [
        key,
        typeof value === "string" ? hideCredentials(value, channel === null) : value,
      ]),
    );
    const base = { networkId: network?.id ?? NO_NETWORK, at: new Date() };
    const event = {
      name,
      ...base,
      ...(sender ? { sender } : {}),
      ...hidden,
    } as unknown as EventData;
    const except = network && sender ? deaf(network, channel, sender) : [];
    return { event, except };
  };

  return {
    wants: (name) => hosts()?.intercepts(name) ?? false,
    async ask({ name, fields }, by): Promise<Ruling> {
      // What the bot itself does there was asked about as "send", or is none of the modules' business.
      const asked = hosts();
      if (!asked || isBot(by)) return { changed: {} };
      const { event, except } = await prepare(name, fields, by);
      const { cancelled, event: answered } = await asked.intercept(event, except);
      if (cancelled !== null) return { stopped: oneLine(cancelled) };
      return { changed: changesOf(event, answered) };
    },
    tell({ name, fields }, by) {
      const told = hosts();
      if (!told || isBot(by)) return;
      void prepare(name, fields, by).then(
        ({ event, except }) => told.emit(event, except),
        (err: unknown) => log.warn({ err, event: name }, "modules could not be told"),
      );
    },
  };
}

const oneLine = (text: string) => text.replace(/\s+/g, " ").slice(0, 200);

/** Only what differs, and nothing that would make two lines of one. */
function changesOf(before: EventData, after: EventData): Record<string, string> {
  const old = before as unknown as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(after).filter(
      (entry): entry is [string, string] =>
        typeof entry[1] === "string" && entry[1] !== old[entry[0]] && !/[\r\n\0]/.test(entry[1]),
    ),
  );
}

async function senderOf(
  network: IrcNetwork | undefined,
  { nick, username, host, account }: Participant & { username: string; host: string },
  channel: string | null,
  identify: Deps["identify"],
): Promise<Sender> {
  const userHost = `${username}@${host}`;
  const hostmask = `${nick}!${userHost}`;
  const base = { nick, hostmask, account };
  if (!network) return { ...base, userId: null, userName: null, level: "user" };
  return identify(network, { ...base, userHost, isBot: false, isServer: false }, channel);
}

/** Asks about a line that the bot is about to say. Null lets it go as it is; told to observers when it does go. */
export function createSendGuard(hosts: () => Hosts | undefined) {
  return (request: SendRequest, network: IrcNetwork): null | Promise<SendRequest | null> => {
    const { target, text, style, from = "bot" } = request;
    const event = {
      name: "send",
      networkId: network.id,
      at: new Date(),
      target,
      style,
      from,
    } as const;
    const shown = { ...event, text: redact(text) };
    const asked = hosts();
    if (!asked?.intercepts("send")) {
      asked?.emit(shown);
      return null;
    }
    return asked.intercept(shown).then(({ cancelled, event: answered }) => {
      if (cancelled !== null || answered.name !== "send") return null;
      asked.emit(answered);
      const said = answered.text === shown.text ? text : answered.text;
      return { ...request, target: answered.target, text: said };
    });
  };
}

/** Says what a module wants said, where its network is there. Modules hear nothing of what becomes of it; the log does. */
export function createModuleSpeech(networks: Pick<IrcNetworks, "get">, log: Log) {
  return (networkId: string, target: string, text: string, from: string): void => {
    networks
      .get(networkId)
      ?.send({ target, text, style: "message", from, confirm: false })
      .catch((err: unknown) =>
        log.warn({ err, module: from }, "a module's line could not be sent"),
      );
  };
}
