/** The form for a network's settings in the console: what it sends, and what it makes of the network. */
import { z } from "zod";
import { moved } from "#core/words/complaint";
import type { NetworkView } from "./networks.ts";
import { type NetworkDraft, networkInput } from "./schema.ts";

const typed = (most: number) => z.string().max(most).default("");
/** A field that may stand there several times; browsers send one of them as a string. */
const rows = z
  .union([z.string().max(300), z.array(z.string().max(300)).max(30)])
  .transform((one) => [one].flat())
  .default([]);
const ticked = z.literal("on").optional();

const fields = z.strictObject({
  networkId: z.string().min(1).max(64),
  revision: z.string().max(64),
  /** As the page knew it: the lobby has no servers to choose, and no services. */
  kind: z.enum(["lobby", "irc"]).default("irc"),
  name: typed(100),
  nick: typed(50),
  /** Parted by blanks or commas. */
  altNicks: typed(300),
  username: typed(50),
  realname: typed(200),
  host: rows,
  port: rows,
  /** For each server `tls` or `plain`. */
  security: rows,
  saslMechanism: z.enum(["none", "PLAIN", "SCRAM-SHA-256", "EXTERNAL"]).default("none"),
  saslAccount: typed(100),
  /** Secrets: empty keeps what is stored. */
  saslPassword: typed(400),
  saslPasswordRemoved: ticked,
  clientCert: typed(20_000),
  clientCertRemoved: ticked,
  password: typed(400),
  passwordRemoved: ticked,
  saslPolicy: z.enum(["fail", "nickserv", "continue"]).default("fail"),
  servicesMask: typed(300),
  servicesRegain: z.enum(["none", "GHOST", "REGAIN", "RECOVER", "RELEASE"]).default("none"),
  tlsVerify: ticked,
  tlsFingerprint: typed(200),
  bindAddress: typed(100),
  proxyUrl: typed(300),
  floodPreset: z.enum(["careful", "fast"]).default("careful"),
  commandPrefix: typed(10),
  longestWait: typed(10),
  registration: typed(10),
});
export type SettingsForm = z.output<typeof fields>;

/** Where the complaint about a part of the draft belongs in the form; a server's is followed by its place: `host.1`. */
function fieldOf(path: readonly PropertyKey[]): string {
  const [first, place, part] = path.map(String);
  if (first === "servers") return part === undefined ? "host" : `${part}.${place}`;
  if (first === "maxBackOffMs") return "longestWait";
  return first === "registrationMs" ? "registration" : (first ?? "name");
}

/** A network of the form's kind, to check the form by itself. */
const anyNetwork = {
  desired: "connected",
  servers: [{ host: "127.0.0.1", port: 6667, tls: false }],
};

/** Reads the form, complaining at its own fields. */
export const networkSettingsForm = fields.superRefine((form, context) => {
  const draft = draftOf(form, { ...anyNetwork, kind: form.kind });
  for (const issue of networkInput.safeParse(draft).error?.issues ?? [])
    context.addIssue(moved(issue, [fieldOf(issue.path)]));
});

type Before = Pick<NetworkView, "kind" | "desired"> & {
  readonly servers: readonly { host: string; port: number; tls: boolean }[];
};

/** What the form makes of a network; not yet checked. */
export function draftOf(form: SettingsForm, before: Before): NetworkDraft {
  const isLobby = before.kind === "lobby";
  return {
    kind: isLobby ? "lobby" : "irc",
    desired: before.desired === "disconnected" ? "disconnected" : "connected",
    name: form.name,
    nick: form.nick,
    altNicks: form.altNicks.split(/[\s,]+/).filter(Boolean),
    username: form.username,
    realname: form.realname,
    commandPrefix: form.commandPrefix.trim(),
    maxBackOffMs: secondsIn(form.longestWait),
    registrationMs: secondsIn(form.registration),
    servers: isLobby
      ? before.servers.map(({ host, port, tls }) => ({ host, port, tls }))
      : serversOf(form),
    ...(!isLobby && { ...linkOf(form), ...servicesOf(form) }),
  };
}

const secondsIn = (text: string) => (/^\d{1,6}$/.test(text.trim()) ? Number(text) * 1_000 : NaN);

const serversOf = ({ host, port, security }: SettingsForm) =>
  host.map((name, at) => ({
    host: name,
    port: port[at]?.trim() ?? "",
    tls: security[at] !== "plain",
  }));

/** Absent keeps what is stored, null removes it. */
const secret = <Name extends string>(name: Name, text: string, removed: "on" | undefined) =>
  removed ? { [name]: null } : text === "" ? {} : { [name]: text };

const linkOf = (form: SettingsForm) => ({
  ...secret("password", form.password, form.passwordRemoved),
  tlsVerify: form.tlsVerify === "on",
  tlsFingerprint: form.tlsFingerprint,
  bindAddress: form.bindAddress.trim(),
  proxyUrl: form.proxyUrl.trim(),
  floodPreset: form.floodPreset,
});

const servicesOf = (form: SettingsForm) => ({
  saslMechanism: form.saslMechanism,
  saslAccount: form.saslAccount,
  ...secret("saslPassword", form.saslPassword, form.saslPasswordRemoved),
  ...secret("clientCert", form.clientCert, form.clientCertRemoved),
  saslPolicy: form.saslPolicy,
  servicesMask: form.servicesMask,
  servicesRegain: form.servicesRegain,
});
