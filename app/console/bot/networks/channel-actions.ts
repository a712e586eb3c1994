"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { changeChannel, dropChannel } from "#core/networks/channel-changes";
import { channelKeyInput, channelNameInput, channelSettingsInput } from "#core/networks/schema";
import { setUpChannel } from "#core/setup/places";
import { action } from "#web/action";
import { changerFor } from "#web/changer";
import { db } from "#web/db";
import { getWords } from "#web/words";

const id = z.string().min(1).max(64);
const key = z.union([z.literal(""), channelKeyInput]).default("");
const ticked = z.literal("on").optional();

export const addChannel = action({
  level: "superuser",
  input: z.strictObject({ networkId: id, name: channelNameInput, key }),
  async run({ networkId, name, key }, actor) {
    const t = await getWords("console");
    const channel = key === "" ? { name } : { name, key };
    const { jobId } = await setUpChannel(db, networkId, channel, await changerFor(actor));
    revalidatePath("/console/bot", "layout");
    return {
      message: t("networks.addingChannel", { name }),
      ...(jobId !== null && { jobId }),
    };
  },
});

export const saveChannel = action({
  level: "superuser",
  input: z.strictObject({
    channelId: id,
    autoJoin: ticked,
    commandPrefix: channelSettingsInput.shape.commandPrefix.default(""),
    key,
    keyRemoved: ticked,
    keptModes: channelSettingsInput.shape.keptModes.default(""),
    keepsTopic: ticked,
    keptTopic: channelSettingsInput.shape.keptTopic.unwrap().default(""),
    autoVoice: ticked,
    autoOp: ticked,
  }),
  async run({ channelId, key, keyRemoved, keepsTopic, keptTopic, ...form }, actor) {
    const t = await getWords("console");
    const settings = {
      autoJoin: form.autoJoin === "on",
      commandPrefix: form.commandPrefix,
      keptModes: form.keptModes,
      keptTopic: keepsTopic ? keptTopic : null,
      autoVoice: form.autoVoice === "on",
      autoOp: form.autoOp === "on",
      ...(keyRemoved ? { key: null } : key !== "" && { key }),
    };
    const jobId = await changeChannel(db, channelId, settings, await changerFor(actor));
    if (jobId === null) return { message: t("networks.unchanged") };
    revalidatePath("/console/bot", "layout");
    return { message: t("networks.saved"), jobId };
  },
});

export const removeChannel = action({
  level: "superuser",
  input: z.strictObject({ channelId: id }),
  async run({ channelId }, actor) {
    const t = await getWords("console");
    const jobId = await dropChannel(db, channelId, await changerFor(actor));
    revalidatePath("/console/bot", "layout");
    return { message: t("networks.removeChannel"), jobId };
  },
});
