import type { Metadata } from "next";
import { SetupShell } from "#components/shell/setup-shell";
import { readEnv } from "#core/env";
import { mailView } from "#core/settings/mail";
import { db } from "#web/db";
import { requireActor } from "#web/session";
import { requireUnfinishedSetup } from "../_lib/open.ts";
import { stepsAt } from "../_lib/steps.ts";
import { setupWords } from "../_lib/words.ts";
import { MailForm } from "./mail-form.tsx";

export const metadata: Metadata = { title: setupWords.title, robots: { index: false } };

export default async function SetupMailPage() {
  const actor = await requireActor("superuser");
  await requireUnfinishedSetup();
  const { title, description } = setupWords.mail;
  return (
    <SetupShell steps={stepsAt("mail")} title={title} description={description}>
      <MailForm view={await mailView(db, readEnv())} testAddress={actor.email} />
    </SetupShell>
  );
}
