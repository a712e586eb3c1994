import { AppError } from "#core/errors";
import { listNetworks } from "#core/networks/networks";
import { lobbyNetworkInput, NETWORK_PRESETS } from "#core/networks/presets";
import type { NetworkDraft } from "#core/networks/schema";
import type { NetworkChanger } from "#core/networks/tell-bot";
import { getNetworkByName, setUpChannel, setUpLobby, setUpNetwork } from "#core/setup/places";
import { type Call, type Command, UsageError } from "./command.ts";
import { shellUser } from "./shell-user.ts";

const presets = NETWORK_PRESETS.map(({ id }) => id);

const founder = (): NetworkChanger => ({
  actor: { name: `${shellUser()} (shell)` },
  via: "cli",
  level: "superuser",
});

/** `host`, `host:port` or `[address]:port`. */
function readHost(text: string): { host: string; port: number | undefined } {
  const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const host = bracketed ?? plain;
  if (!host)
    throw new UsageError(`${text} is neither a preset (${presets.join(", ")}, lobby) nor a host.`);
  return { host, port: port === undefined ? undefined : Number(port) };
}

function customNetwork(text: string, tls: boolean): Omit<NetworkDraft, "nick"> {
  const { host, port } = readHost(text);
  return { name: host, servers: [{ host, port: port ?? (tls ? 6697 : 6667), tls }] };
}

function draftOf(call: Call): NetworkDraft {
  const [what = ""] = call.given;
  const nick = call.option("nick") ?? "steward";
  const name = call.option("name");
  const { lobbyHost, lobbyPort } = call.env;
  const preset = NETWORK_PRESETS.find(({ id }) => id === what)?.network;
  if ((preset || what === "lobby") && call.flag("tls") !== undefined)
    throw new UsageError(`--tls and --no-tls are for hosts; ${what} is known.`);
  const draft =
    what === "lobby"
      ? lobbyNetworkInput(lobbyHost, lobbyPort, nick)
      : { ...(preset ?? customNetwork(what, call.flag("tls") ?? true)), nick };
  return name === undefined ? draft : { ...draft, name };
}

const addNetwork: Command = {
  name: "network add",
  takes: ["preset|host[:port]"],
  options: {
    nick: { value: "NICK", summary: "the bot's nick there; steward by default" },
    name: { value: "NAME", summary: "what people call the network" },
    tls: { summary: "encrypt (the default for hosts); --no-tls does not" },
  },
  summary: `Add an IRC network: ${presets.join(", ")}, lobby, or any server.`,
  async run(call) {
    const draft = draftOf(call);
    const setUp = draft.kind === "lobby" ? setUpLobby : setUpNetwork;
    await setUp(call.db, draft, founder(), call.now);
    call.print(`${draft.name} is there; a running bot connects at once, else when it starts.`);
  },
};

const listAll: Command = {
  name: "network list",
  takes: [],
  summary: "List the networks and their servers.",
  async run({ db, print }) {
    const networks = await listNetworks(db);
    for (const { name, nick, desired, servers } of networks) {
      const addresses = servers.map(
        ({ host, port, tls }) => `${host}:${port}${tls ? " (TLS)" : ""}`,
      );
      print([name, nick, `to be ${desired}`, addresses.join(", ")].join("\t"));
    }
    if (networks.length === 0) print("There are no networks yet. See: network add");
  },
};

const addChannel: Command = {
  name: "channel add",
  takes: ["network", "#channel"],
  summary: "Let the bot join a channel, now and whenever it connects. Quote the name: '#channel'.",
  async run(call) {
    const [networkName = "", name = ""] = call.given;
    const network = await getNetworkByName(call.db, networkName);
    if (!/^[#&+!]/.test(name))
      throw new AppError(
        "invalid",
        `${name} is no channel. Names begin with #; quote it: '#${name}'`,
      );
    await setUpChannel(call.db, network.id, { name }, founder(), call.now);
    call.print(`${name} on ${network.name} is there; the bot joins when it is connected.`);
  },
};

export const placeCommands: readonly Command[] = [addNetwork, listAll, addChannel];
