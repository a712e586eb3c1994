import { MessagesSquare, SlidersHorizontal, Ticket } from "lucide-react";
import { SetupShell } from "#components/shell/setup-shell";
import { Alert } from "#components/ui/alert";
import { readEnv } from "#core/env";
import { getSetting } from "#core/settings/settings";
import { readStatus } from "#core/status/status";
import { db } from "#web/db";
import { requireActor } from "#web/session";
import { currentSite } from "#web/site";
import { getWords, titled } from "#web/words";
import { requireUnfinishedSetup } from "../_lib/open.ts";
import { stepsAt } from "../_lib/steps.ts";
import { FinishForm } from "./finish-form.tsx";
import { FollowState } from "./follow-state.tsx";
import { NextSteps } from "./next-steps.tsx";
import { Overview } from "./overview.tsx";

export const generateMetadata = titled("setup", "title", { robots: { index: false } });

export default async function SetupDonePage() {
  const t = await getWords("setup");
  const actor = await requireActor("superuser");
  await requireUnfinishedSetup();
  const [status, site, setup] = await Promise.all([
    readStatus(db, new Date()),
    currentSite(),
    getSetting(db, "setup"),
  ]);
  const env = readEnv();
  const lobby = status.networks.some(({ kind }) => kind === "lobby")
    ? { host: env.lobbyHost, port: env.lobbyPort }
    : null;
  const first = status.networks[0];
  return (
    <SetupShell
      steps={await stepsAt("done")}
      title={t("done.title")}
      description={t("done.description")}
    >
      <FollowState />
      <Overview userName={actor.name} siteName={site.name} networks={status.networks} />
      <NextSteps
        items={[
          {
            icon: <MessagesSquare />,
            title: t("done.connectTitle"),
            text: lobby
              ? t("done.connectLobby")
              : first
                ? t("done.connectReal", { name: first.name })
                : t("done.connectNone"),
            command: lobby ? `/server ${lobby.host} ${lobby.port}` : undefined,
          },
          { icon: <Ticket />, title: t("done.tokenTitle"), text: t("done.tokenText") },
          {
            icon: <SlidersHorizontal />,
            title: t("done.consoleTitle"),
            text: t("done.consoleText"),
          },
        ]}
      />
      {setup.url && setup.url !== site.url && (
        <Alert tone="warning">{t("done.moving", { url: setup.url })}</Alert>
      )}
      <FinishForm />
    </SetupShell>
  );
}
