import { MessagesSquare, SlidersHorizontal, Ticket } from "lucide-react";
import type { Metadata } from "next";
import { SetupShell } from "#components/shell/setup-shell";
import { Alert } from "#components/ui/alert";
import { readEnv } from "#core/env";
import { getSetting } from "#core/settings/settings";
import { readStatus } from "#core/status/status";
import { db } from "#web/db";
import { requireActor } from "#web/session";
import { currentSite } from "#web/site";
import { requireUnfinishedSetup } from "../_lib/open.ts";
import { stepsAt } from "../_lib/steps.ts";
import { setupWords } from "../_lib/words.ts";
import { FinishForm } from "./finish-form.tsx";
import { FollowState } from "./follow-state.tsx";
import { NextSteps } from "./next-steps.tsx";
import { Overview } from "./overview.tsx";

export const metadata: Metadata = { title: setupWords.title, robots: { index: false } };

const words = setupWords.done;

export default async function SetupDonePage() {
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
    <SetupShell steps={stepsAt("done")} title={words.title} description={words.description}>
      <FollowState />
      <Overview userName={actor.name} siteName={site.name} networks={status.networks} />
      <NextSteps
        items={[
          {
            icon: <MessagesSquare />,
            title: words.connectTitle,
            text: lobby
              ? words.connectLobby
              : first
                ? words.connectReal(first.name)
                : words.connectNone,
            command: lobby ? `/server ${lobby.host} ${lobby.port}` : undefined,
          },
          { icon: <Ticket />, title: words.tokenTitle, text: words.tokenText },
          { icon: <SlidersHorizontal />, title: words.consoleTitle, text: words.consoleText },
        ]}
      />
      {setup.url && setup.url !== site.url && (
        <Alert tone="warning">{words.moving(setup.url)}</Alert>
      )}
      <FinishForm />
    </SetupShell>
  );
}
