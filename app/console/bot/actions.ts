"use server";

import { z } from "zod";
import { askBot } from "#core/jobs/jobs";
import type { JobInput, JobKind } from "#core/jobs/kinds";
import { action } from "#web/action";
import { db } from "#web/db";
import type { Actor } from "#web/session";

const networkId = z.string().min(1).max(64);
const channel = z.string().trim().min(2, "Name a channel, such as #dev.").max(200);

async function ask<Kind extends JobKind>(
  actor: Actor,
  kind: Kind,
  input: JobInput<Kind>,
  message: string,
) {
  const asker = { id: actor.id, level: actor.level, via: "web" as const };
  return { message, jobId: await askBot(db, kind, input, asker) };
}

export const send = action({
  level: "superuser",
  input: z.strictObject({
    networkId,
    target: z.string().trim().min(1, "Say where to: a channel or a nick.").max(200),
    style: z.enum(["message", "action", "notice"]),
    text: z.string().min(1, "Write something first.").max(2_000, "That is too long for once."),
  }),
  run: (input, actor) => ask(actor, "send", input, `To ${input.target}`),
});

export const setConnection = action({
  level: "superuser",
  input: z.strictObject({ networkId, want: z.enum(["connect", "disconnect"]) }),
  run: ({ networkId, want }, actor) =>
    ask(actor, `network.${want}`, { networkId }, want === "connect" ? "Connect" : "Disconnect"),
});

export const joinChannel = action({
  level: "superuser",
  input: z.strictObject({
    networkId,
    channel,
    key: z
      .string()
      .trim()
      .max(100)
      .transform((key) => key || undefined),
  }),
  run: ({ key, ...input }, actor) =>
    ask(actor, "channel.join", key ? { ...input, key } : input, `Join ${input.channel}`),
});

export const changeChannel = action({
  level: "superuser",
  input: z.strictObject({ networkId, channel, want: z.enum(["join", "part", "cycle"]) }),
  run: ({ want, ...input }, actor) =>
    ask(actor, `channel.${want}`, input, `${channelWords[want]} ${input.channel}`),
});

const channelWords = { join: "Join", part: "Part", cycle: "Cycle" } as const;

const processWords = { start: "Start", restart: "Restart", stop: "Stop" } as const;

export const controlProcess = action({
  level: "superuser",
  input: z.strictObject({ want: z.enum(["start", "restart", "stop"]) }),
  run: ({ want }, actor) => ask(actor, `bot.${want}`, {}, processWords[want]),
});
