import { SetupShell } from "#components/shell/setup-shell";
import { readEnv } from "#core/env";
import { sayLight } from "#core/status/light-words";
import { readStatus } from "#core/status/status";
import { db } from "#web/db";
import { requireActor } from "#web/session";
import { getWords, titled } from "#web/words";
import { PlaceList } from "../_components/place-list.tsx";
import { StepButtons } from "../_components/step-buttons.tsx";
import { requireUnfinishedSetup } from "../_lib/open.ts";
import { stepsAt } from "../_lib/steps.ts";
import { addNetworkStep } from "./actions.ts";
import { NetworkForm } from "./network-form.tsx";

export const generateMetadata = titled("setup", "title", { robots: { index: false } });

export default async function SetupNetworkPage() {
  const t = await getWords("setup");
  await requireActor("superuser");
  await requireUnfinishedSetup();
  const [{ networks }, said] = await Promise.all([readStatus(db, new Date()), getWords("console")]);
  const { lobbyHost, lobbyPort } = readEnv();
  const settled = networks.length > 0;
  const title = t("network.title");
  const description = t("network.description");
  const there = t("network.there");
  return (
    <SetupShell steps={await stepsAt("network")} title={title} description={description}>
      <PlaceList
        title={there}
        places={networks.map(({ id, name, light }) => ({ id, name, light: sayLight(light, said) }))}
      />
      <NetworkForm
        lobbyAddress={`${lobbyHost}:${lobbyPort}`}
        hasLobby={networks.some(({ kind }) => kind === "lobby")}
        legend={settled ? t("network.another") : t("network.where")}
        add={addNetworkStep}
      >
        <StepButtons
          next="/setup/channel"
          settled={settled}
          submit={settled ? t("network.add") : undefined}
        />
      </NetworkForm>
    </SetupShell>
  );
}
