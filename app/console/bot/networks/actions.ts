"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { readEnv } from "#core/env";
import { changeNetwork, removeNetwork as removeForGood, type Saved } from "#core/networks/changes";
import { draftOf, networkSettingsForm } from "#core/networks/settings-form";
import { networkDraft, networkForm } from "#core/setup/network-form";
import { setUpLobby, setUpNetwork } from "#core/setup/places";
import { say } from "#core/words/told";
import { action, type Done } from "#web/action";
import { changerFor } from "#web/changer";
import { db } from "#web/db";
import { currentVisit } from "#web/visit";
import { getWords } from "#web/words";

const { lobbyHost, lobbyPort } = readEnv();
const lobby = { host: lobbyHost, port: lobbyPort };

/** Adds a network by the same form as the first run, and leads to its page. */
export const addNetwork = action({
  level: "superuser",
  input: networkForm(lobby),
  async run(form, actor) {
    const setUp = form.where === "lobby" ? setUpLobby : setUpNetwork;
    const { id, jobId } = await setUp(db, networkDraft(form, lobby), await changerFor(actor));
    revalidatePath("/console", "layout");
    redirect(`/console/bot/networks/${id}${jobId === null ? "" : `?job=${jobId}`}`);
  },
});

export const saveNetwork = action({
  level: "superuser",
  input: networkSettingsForm,
  async run(form, actor): Promise<Done & Pick<Saved, "revision">> {
    const t = await getWords("console");
    const { networkId, revision } = form;
    const { jobId, ...saved } = await changeNetwork(
      db,
      { networkId, revision, draft: (before) => draftOf(form, before) },
      await changerFor(actor),
    );
    if (jobId === null) return { message: t("networks.unchanged"), ...saved };
    revalidatePath("/console", "layout");
    return { message: t("networks.saved"), ...saved, jobId };
  },
});

export const removeNetwork = action({
  level: "superuser",
  input: z.strictObject({
    networkId: z.string().min(1).max(64),
    name: z.string().max(100),
    current: z
      .string()
      .min(1, say({ key: "fields.currentPassword" }))
      .max(300),
  }),
  async run(removal, actor) {
    const jobId = await removeForGood(db, removal, await changerFor(actor), await currentVisit());
    revalidatePath("/console", "layout");
    return { message: (await getWords("console"))("networks.removed"), jobId };
  },
});
