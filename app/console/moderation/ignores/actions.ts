"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { ignoreForm, lastingOf } from "#core/ignores/form";
import { addIgnore, EVERYWHERE, removeIgnore } from "#core/ignores/ignores";
import { looksOf } from "#core/ignores/looks";
import { findNetwork, noSuchNetwork } from "#core/networks/networks";
import { after } from "#core/time";
import { action } from "#web/action";
import { changerFor } from "#web/changer";
import { db } from "#web/db";
import { getWords } from "#web/words";

export const ignore = action({
  level: "staff",
  input: ignoreForm,
  async run(form, actor) {
    const { networkId, mask, reason } = form;
    if (networkId !== EVERYWHERE && !(await findNetwork(db, networkId))) throw noSuchNetwork();
    const [now, lasts] = [new Date(), lastingOf(form)];
    const expiresAt = lasts === null ? null : after(now, lasts);
    const by = {
      ...(await changerFor(actor)),
      looks: await looksOf(db, actor.id, networkId),
    };
    const added = await addIgnore(db, { networkId, mask, reason, expiresAt }, by, now);
    revalidatePath("/console/moderation/ignores");
    return { message: (await getWords("console"))("ignores.added", { mask: added }) };
  },
});

export const hearAgain = action({
  level: "staff",
  input: z.strictObject({
    networkId: z.string().min(1).max(64),
    mask: z.string().min(1).max(200),
  }),
  async run(place, actor) {
    const mask = await removeIgnore(db, place, await changerFor(actor), new Date());
    revalidatePath("/console/moderation/ignores");
    return { message: (await getWords("console"))("ignores.removed", { mask }) };
  },
});
