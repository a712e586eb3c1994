import type { NetworkDraft } from "./schema.ts";

/** A well-known network, as setup and the console offer it; the nick is the operator's to choose. */
export interface NetworkPreset {
  readonly id: "libera" | "oftc" | "hackint" | "efnet";
  readonly title: string;
  readonly network: Omit<NetworkDraft, "nick">;
}

export const NETWORK_PRESETS: readonly NetworkPreset[] = [
  {
    id: "libera",
    title: "Libera.Chat",
    network: {
      name: "Libera.Chat",
      servers: [{ host: "irc.libera.chat", port: 6697, tls: true }],
      servicesMask: "NickServ!NickServ@services.libera.chat",
      servicesRegain: "REGAIN",
    },
  },
  {
    id: "oftc",
    title: "OFTC",
    network: {
      name: "OFTC",
      servers: [{ host: "irc.oftc.net", port: 6697, tls: true }],
      servicesMask: "NickServ!services@services.oftc.net",
      servicesRegain: "REGAIN",
    },
  },
  {
    id: "hackint",
    title: "hackint",
    network: {
      name: "hackint",
      servers: [{ host: "irc.hackint.org", port: 6697, tls: true }],
      servicesMask: "NickServ!NickServ@services.hackint.org",
      servicesRegain: "GHOST",
    },
  },
  {
    id: "efnet",
    title: "EFnet",
    network: {
      name: "EFnet",
      servers: [{ host: "irc.efnet.org", port: 6667, tls: false }],
    },
  },
];

/** The embedded network, for setup: where the lobby listens, as the bot itself reaches it. */
export function lobbyNetworkInput(host: string, port: number, nick = "steward"): NetworkDraft {
  // Listening everywhere is no address to connect to.
  const reachable = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  return {
    name: "Lobby",
    kind: "lobby",
    nick,
    servers: [{ host: reachable, port, tls: false }],
  };
}
