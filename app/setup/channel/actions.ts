"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { channelKeyInput, channelNameInput } from "#core/networks/schema";
import { setUpChannel } from "#core/setup/places";
import { action } from "#web/action";
import { changerFor } from "#web/changer";
import { db } from "#web/db";
import { refuseWhenFinished } from "../_lib/open.ts";

/** Adds a channel; the bot joins it as soon as it is connected. */
export const addChannelStep = action({
  level: "superuser",
  input: z.strictObject({
    networkId: z.string().max(40),
    name: channelNameInput,
    key: z.union([z.literal(""), channelKeyInput]).default(""),
  }),
  async run({ networkId, name, key }, actor) {
    await refuseWhenFinished();
    const channel = key === "" ? { name } : { name, key };
    await setUpChannel(db, networkId, channel, await changerFor(actor));
    redirect("/setup/done");
  },
});
