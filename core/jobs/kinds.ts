/** What can be asked of the bot: input and the least level, in one table. A job whose kind is not here is refused. */
import { z } from "zod";
import type { Level } from "#core/levels";
import { say } from "#core/words/told";

const networkId = z.string().min(1).max(64);
const channel = z.string().min(2).max(200);
const noControls = /^[^\r\n\0]*$/;

interface JobKindSpec {
  readonly level: Level;
  readonly input: z.ZodType;
}

export const jobKinds = {
  "network.connect": { level: "superuser", input: z.strictObject({ networkId }) },
  "network.disconnect": { level: "superuser", input: z.strictObject({ networkId }) },
  /** The network's row changed: compare and apply. */
  "network.apply": { level: "superuser", input: z.strictObject({ networkId }) },
  "channel.join": {
    level: "superuser",
    input: z.strictObject({ networkId, channel, key: z.string().max(100).optional() }),
  },
  "channel.part": {
    level: "superuser",
    input: z.strictObject({ networkId, channel, reason: z.string().max(300).optional() }),
  },
  "channel.cycle": { level: "superuser", input: z.strictObject({ networkId, channel }) },
  send: {
    level: "superuser",
    input: z.strictObject({
      networkId,
      target: z.string().min(1).max(200).regex(noControls),
      style: z.enum(["message", "action", "notice"]),
      /** At most five lines; each becomes one message or more. */
      text: z
        .string()
        .min(1)
        .max(2_000)
        .refine((text) => text.split(/\r?\n/).length <= 5, say({ key: "jobs.fiveLines" })),
    }),
  },
  nick: {
    level: "superuser",
    input: z.strictObject({ networkId, nick: z.string().min(1).max(50) }),
  },
  /** One module, or all when no name is given. */
  "module.reload": {
    level: "superuser",
    input: z.strictObject({ name: z.string().max(32).optional() }),
  },
  "module.load": { level: "superuser", input: z.strictObject({ name: z.string().max(32) }) },
  "module.unload": { level: "superuser", input: z.strictObject({ name: z.string().max(32) }) },
  /** Claimed by the supervisor while no bot runs. */
  "bot.start": { level: "superuser", input: z.strictObject({}) },
  "bot.restart": { level: "superuser", input: z.strictObject({}) },
  "bot.stop": { level: "superuser", input: z.strictObject({}) },
  raw: {
    level: "superuser",
    input: z.strictObject({ networkId, line: z.string().min(1).max(510).regex(noControls) }),
  },
  /** Ends IRC sessions of a user: one, or all when no id is given. Own sessions are anybody's to end (checked on asking). */
  "session.end": {
    level: "user",
    input: z.strictObject({ userId: z.string(), sessionId: z.string().optional() }),
  },
} as const satisfies Record<string, JobKindSpec>;

export type JobKind = keyof typeof jobKinds;
export type JobInput<Kind extends JobKind> = z.output<(typeof jobKinds)[Kind]["input"]>;

/**
 * `running` is a job whose effect may be seen elsewhere from now on; `unconfirmed` one that may have had it, and nobody can say.
 */
export const JOB_STATES = [
  "queued",
  "accepted",
  "running",
  "done",
  "unconfirmed",
  "failed",
  "expired",
  "cancelled",
] as const;
export type JobState = (typeof JOB_STATES)[number];

/** True for a kind that this version knows; rows may come from another. */
export function isJobKind(kind: string): kind is JobKind {
  return Object.hasOwn(jobKinds, kind);
}
