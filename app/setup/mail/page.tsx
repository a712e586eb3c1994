import { SetupShell } from "#components/shell/setup-shell";
import { readEnv } from "#core/env";
import { mailView } from "#core/settings/mail";
import { db } from "#web/db";
import { requireActor } from "#web/session";
import { getWords, titled } from "#web/words";
import { requireUnfinishedSetup } from "../_lib/open.ts";
import { stepsAt } from "../_lib/steps.ts";
import { MailStep } from "./mail-step.tsx";

export const generateMetadata = titled("setup", "title", { robots: { index: false } });

export default async function SetupMailPage() {
  const t = await getWords("setup");
  const actor = await requireActor("superuser");
  await requireUnfinishedSetup();
  const title = t("mail.title");
  const description = t("mail.description");
  return (
    <SetupShell steps={await stepsAt("mail")} title={title} description={description}>
      <MailStep view={await mailView(db, readEnv())} testAddress={actor.email} />
    </SetupShell>
  );
}
