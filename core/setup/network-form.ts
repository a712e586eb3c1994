/** The network step's form: few fields, from which a full network is made. */
import { z } from "zod";
import { lobbyNetworkInput, NETWORK_PRESETS } from "#core/networks/presets";
import { type NetworkDraft, networkInput } from "#core/networks/schema";
import { complaint, moved } from "#core/words/complaint";

export const CUSTOM = "custom";
const presetIds = NETWORK_PRESETS.map(({ id }) => id);

const typed = (max: number) => z.string().trim().max(max).default("");

/** What the form sends; fields that do not apply are left out. */
const fields = z.strictObject({
  where: z.enum(["lobby", "irc"]),
  preset: z.enum([...presetIds, CUSTOM]).default(CUSTOM),
  nick: typed(50),
  name: typed(40),
  host: typed(255),
  port: typed(5),
  tls: z.literal("on").optional(),
  saslMechanism: z.enum(["none", "PLAIN", "SCRAM-SHA-256", "EXTERNAL"]).default("none"),
  saslAccount: typed(50),
  saslPassword: z.string().max(300).default(""),
  clientCert: z.string().max(20_000).default(""),
});
type Fields = z.output<typeof fields>;
export type NetworkField = keyof Fields;

/** Where the complaint about a part of the draft belongs in the form. */
const fieldOf: Readonly<Record<string, keyof Fields>> = {
  "servers.0.host": "host",
  "servers.0.port": "port",
};

/** Reads the form into a network, complaining at the form's own fields. `lobby` is where the embedded network listens. */
export function networkForm(lobby: { readonly host: string; readonly port: number }) {
  return fields.superRefine((form, context) => {
    for (const issue of networkInput.safeParse(networkDraft(form, lobby)).error?.issues ?? []) {
      const path = issue.path.join(".");
      context.addIssue(moved(issue, [fieldOf[path] ?? path]));
    }
    if (form.where === "lobby") return;
    const { saslMechanism: mechanism, saslPassword, clientCert } = form;
    if (/^(PLAIN|SCRAM)/.test(mechanism) && saslPassword === "")
      context.addIssue(complaint({ key: "networks.passwordNeeded", mechanism }, ["saslPassword"]));
    if (mechanism === "EXTERNAL" && clientCert === "")
      context.addIssue(complaint({ key: "networks.certificateNeeded" }, ["clientCert"]));
  });
}

/** The network that a form describes; not yet checked. */
export function networkDraft(
  form: Fields,
  lobby: { readonly host: string; readonly port: number },
): NetworkDraft {
  if (form.where === "lobby") return lobbyNetworkInput(lobby.host, lobby.port, form.nick);
  const preset = NETWORK_PRESETS.find(({ id }) => id === form.preset)?.network;
  const network = preset ?? {
    name: form.name || form.host || form.preset,
    servers: [{ host: form.host, port: form.port, tls: form.tls === "on" }],
  };
  return { ...network, nick: form.nick, ...services(form, preset?.servicesMask) };
}

/** Where the network has no SASL (OFTC), the known services are asked instead; nobody else ever gets the password. */
function services(form: Fields, servicesMask: string | undefined): Partial<NetworkDraft> {
  const { saslMechanism, saslAccount, saslPassword, clientCert } = form;
  if (saslMechanism === "none") return {};
  if (saslMechanism === "EXTERNAL")
    return { saslMechanism, saslAccount, clientCert: clientCert || null };
  const saslPolicy = servicesMask ? "nickserv" : "fail";
  return { saslMechanism, saslAccount, saslPassword: saslPassword || null, saslPolicy };
}
