"use server";

import { redirect } from "next/navigation";
import { readEnv } from "#core/env";
import { networkDraft, networkForm } from "#core/setup/network-form";
import { setUpLobby, setUpNetwork } from "#core/setup/places";
import { action } from "#web/action";
import { changerFor } from "#web/changer";
import { db } from "#web/db";
import { refuseWhenFinished } from "../_lib/open.ts";

const { lobbyHost, lobbyPort } = readEnv();
const lobby = { host: lobbyHost, port: lobbyPort };

/** Adds a network; the bot connects as soon as it hears of it. */
export const addNetworkStep = action({
  level: "superuser",
  input: networkForm(lobby),
  async run(form, actor) {
    await refuseWhenFinished();
    const setUp = form.where === "lobby" ? setUpLobby : setUpNetwork;
    await setUp(db, networkDraft(form, lobby), await changerFor(actor));
    redirect("/setup/channel");
  },
});
