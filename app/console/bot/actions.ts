"use server";

import { z } from "zod";
import { askBot } from "#core/jobs/jobs";
import type { JobInput, JobKind } from "#core/jobs/kinds";
import { nothing } from "#core/users/schema";
import { say } from "#core/words/told";
import { action } from "#web/action";
import { db } from "#web/db";
import type { Actor } from "#web/session";
import { currentReader, getWords } from "#web/words";

const networkId = z.string().min(1).max(64);
const channel = z
  .string()
  .trim()
  .min(2, say({ key: "fields.channel" }))
  .max(200);

async function ask<Kind extends JobKind>(
  actor: Actor,
  kind: Kind,
  input: JobInput<Kind>,
  message: string,
) {
  const { locale } = await currentReader();
  const asker = { id: actor.id, level: actor.level, via: "web" as const, locale };
  return { message, jobId: await askBot(db, kind, input, asker) };
}

export const send = action({
  level: "superuser",
  input: z.strictObject({
    networkId,
    target: z
      .string()
      .trim()
      .min(1, say({ key: "fields.target" }))
      .max(200),
    style: z.enum(["message", "action", "notice"]),
    text: z
      .string()
      .min(1, say({ key: "fields.text" }))
      .max(2_000, say({ key: "fields.textTooLong" })),
  }),
  run: async (input, actor) =>
    ask(
      actor,
      "send",
      input,
      (await getWords("console"))("bot.does.send", { target: input.target }),
    ),
});

export const setConnection = action({
  level: "superuser",
  input: z.strictObject({ networkId, want: z.enum(["connect", "disconnect"]) }),
  run: async ({ networkId, want }, actor) =>
    ask(actor, `network.${want}`, { networkId }, (await getWords("console"))(`bot.does.${want}`)),
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
  run: async ({ key, ...input }, actor) => {
    const t = await getWords("console");
    const { channel } = input;
    return ask(
      actor,
      "channel.join",
      key ? { ...input, key } : input,
      t("bot.does.join", { channel }),
    );
  },
});

export const changeChannel = action({
  level: "superuser",
  input: z.strictObject({ networkId, channel, want: z.enum(["join", "part", "cycle"]) }),
  run: async ({ want, ...input }, actor) => {
    const t = await getWords("console");
    return ask(actor, `channel.${want}`, input, t(`bot.does.${want}`, { channel: input.channel }));
  },
});

export const startProcess = action({
  level: "superuser",
  input: nothing,
  run: async (_input, actor) =>
    ask(actor, "bot.start", {}, (await getWords("console"))("bot.does.start")),
});

export const controlProcess = action({
  level: "superuser",
  stepUp: true,
  input: z.strictObject({ want: z.enum(["restart", "stop"]) }),
  run: async ({ want }, actor) =>
    ask(actor, `bot.${want}`, {}, (await getWords("console"))(`bot.does.${want}`)),
});
