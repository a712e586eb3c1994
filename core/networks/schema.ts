import { z } from "zod";
import { complaint } from "#core/words/complaint";
import { say } from "#core/words/told";

/** What ends a line or a C string has no place in anything that goes to a server (RFC 1459 section 2.3.1). */
const oneLine = /^[^\r\n\0]*$/;

/** A nick that servers in general accept; the network may still refuse it. */
export const nickInput = z
  .string()
  .trim()
  .regex(/^[A-Za-z[\]\\`_^{|}][\w[\]\\`^{|}-]{0,29}$/, say({ key: "networks.nick" }));

/** A channel's name with its prefix. */
export const channelNameInput = z
  .string()
  .trim()
  .max(200)
  .regex(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: BEL and the line enders are what RFC 1459 forbids here
    /^[#&+!][^\0\r\n\x07 ,:]+$/,
    say({ key: "networks.channelName" }),
  );

/** A channel's key. */
export const channelKeyInput = z
  .string()
  .max(100)
  .regex(/^[^\r\n\0 ,:][^\r\n\0 ,]*$/, say({ key: "networks.key" }));

const server = z.strictObject({
  host: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(
      z.union([z.hostname(), z.ipv4(), z.ipv6()], {
        error: say({ key: "networks.host" }),
      }),
    ),
  port: z.coerce
    .number()
    .int()
    .min(1, say({ key: "fields.port" }))
    .max(65_535, say({ key: "fields.port" })),
  tls: z.boolean().default(true),
});

/** What a command begins with. */
export const commandPrefixInput = z
  .string()
  .regex(/^[!-/:-@[-`{-~]{1,3}$/, say({ key: "networks.prefix" }));

const secret = z
  .string()
  .min(1)
  .max(300)
  .regex(oneLine, say({ key: "networks.password" }))
  .nullable();

const milliseconds = (least: number, most: number, error: string) =>
  z.number({ error }).int({ error }).min(least, error).max(most, error);

const fields = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, say({ key: "networks.name" }))
    .max(40, say({ key: "fields.atMost", most: 40 }))
    .regex(oneLine, say({ key: "networks.nameLine" })),
  /** The embedded network, or one out there. */
  kind: z.enum(["lobby", "irc"]).default("irc"),
  nick: nickInput,
  /** Tried in this order when the nick is taken. */
  altNicks: z
    .array(nickInput)
    .max(5, say({ key: "networks.fiveNicks" }))
    .default([]),
  servers: z
    .array(server)
    .min(1, say({ key: "networks.server" }))
    .max(10, say({ key: "networks.tenServers" }))
    .refine(
      (list) => new Set(list.map(({ host, port }) => `${host} ${port}`)).size === list.length,
      say({ key: "networks.serverOnce" }),
    ),
  username: z
    .string()
    .trim()
    .regex(/^[\w~.-]{1,10}$/, say({ key: "networks.username" }))
    .default("steward"),
  realname: z
    .string()
    .trim()
    .min(1, say({ key: "networks.realname" }))
    .max(100)
    .regex(oneLine, say({ key: "fields.singleLine" }))
    .default("Steward"),
  bindAddress: z
    .union([z.literal(""), z.ipv4(), z.ipv6()], { error: say({ key: "networks.bindAddress" }) })
    .default(""),
  proxyUrl: z
    .string()
    .regex(/^$|^socks5:\/\/[\w.-]+:\d{1,5}$/, say({ key: "networks.proxy" }))
    .default(""),
  /** Absent keeps what is stored, null removes it. */
  password: secret.optional(),
  saslMechanism: z.enum(["none", "PLAIN", "EXTERNAL", "SCRAM-SHA-256"]).default("none"),
  saslAccount: z
    .string()
    .trim()
    .max(50)
    .regex(/^$|^[^\r\n\0 :][^\r\n\0 ]*$/, say({ key: "networks.account" }))
    .default(""),
  saslPassword: secret.optional(),
  /** What to do when SASL was wanted and did not happen. */
  saslPolicy: z.enum(["fail", "nickserv", "continue"]).default("fail"),
  /** `nick!username@host` of the services; wildcards allowed. Nobody else is ever given the password. */
  servicesMask: z
    .string()
    .trim()
    .max(200)
    .regex(/^$|^[^\s!@*?]+![^\s!@]+@[^\s!@]+$/, say({ key: "networks.servicesMask" }))
    .default(""),
  /** What services are told to get our nick back from whoever has it; which they know differs by network. */
  servicesRegain: z.enum(["none", "GHOST", "REGAIN", "RECOVER", "RELEASE"]).default("none"),
  tlsVerify: z.boolean().default(true),
  /** SHA-256 of the server's certificate in hex; colons are dropped. */
  tlsFingerprint: z
    .string()
    .trim()
    .transform((text) => text.replaceAll(":", "").toLowerCase())
    .pipe(z.string().regex(/^$|^[0-9a-f]{64}$/, say({ key: "networks.fingerprint" })))
    .default(""),
  /** PEM: a certificate and its private key, one after the other. */
  clientCert: z
    .string()
    .max(20_000)
    .regex(
      /-----BEGIN CERTIFICATE-----[\s\S]+-----BEGIN [A-Z ]*PRIVATE KEY-----|-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]+-----BEGIN CERTIFICATE-----/,
      say({ key: "networks.certificate" }),
    )
    .nullable()
    .optional(),
  floodPreset: z.enum(["careful", "fast"]).default("careful"),
  /** What commands begin with there; empty for the bot's own. */
  commandPrefix: z
    .union([z.literal(""), commandPrefixInput], { error: say({ key: "networks.prefix" }) })
    .default(""),
  desired: z.enum(["connected", "disconnected"]).default("connected"),
  maxBackOffMs: milliseconds(10_000, 3_600_000, say({ key: "networks.longestWait" })).default(
    300_000,
  ),
  /** How long a server may take to let the bot in. */
  registrationMs: milliseconds(10_000, 600_000, say({ key: "networks.registration" })).default(
    60_000,
  ),
});

/** A network as an operator types it in; shared by form, action, setup and API. */
export const networkInput = fields.superRefine((network, context) => {
  const { saslMechanism: mechanism, saslAccount, saslPolicy, servicesMask } = network;
  if (/^(PLAIN|SCRAM)/.test(mechanism) && saslAccount === "")
    context.addIssue(complaint({ key: "networks.accountNeeded", mechanism }, ["saslAccount"]));
  if (saslPolicy === "nickserv" && servicesMask === "")
    context.addIssue(complaint({ key: "networks.services" }, ["servicesMask"]));
});
/** What may be given; fields with a default may be left out. */
export type NetworkDraft = z.input<typeof networkInput>;
/** What {@link networkInput} makes of it. */
export type NetworkInput = z.output<typeof networkInput>;

/** A channel as an operator adds it. */
export const channelInput = z.strictObject({
  name: channelNameInput,
  key: channelKeyInput.nullable().optional(),
  autoJoin: z.boolean().default(true),
});
export type ChannelInput = z.input<typeof channelInput>;

/** What the bot does about a channel that is there; an absent key stays, null removes it. */
export const channelSettingsInput = z.strictObject({
  autoJoin: z.boolean(),
  commandPrefix: z.union([z.literal(""), commandPrefixInput], {
    error: say({ key: "networks.prefix" }),
  }),
  key: channelKeyInput.nullable().optional(),
  /** Checked against the network's modes when it is stored. */
  keptModes: z
    .string()
    .trim()
    .max(200, say({ key: "fields.atMost", most: 200 }))
    .regex(oneLine, say({ key: "fields.singleLine" })),
  /** null keeps none; servers cut what is longer. */
  keptTopic: z
    .string()
    .max(390, say({ key: "fields.atMost", most: 390 }))
    .regex(oneLine, say({ key: "fields.singleLine" }))
    .nullable(),
  /** Those who are logged in with level voice and above. */
  autoVoice: z.boolean(),
  autoOp: z.boolean(),
});
export type ChannelSettings = z.input<typeof channelSettingsInput>;
