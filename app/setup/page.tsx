import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SetupShell } from "#components/shell/setup-shell";
import { isSetupOpen } from "#core/setup/setup";
import { db } from "#web/db";
import { SuperuserForm } from "./_components/superuser-form.tsx";
import { stepsAt } from "./_lib/steps.ts";
import { setupWords } from "./_lib/words.ts";

export const metadata: Metadata = { title: setupWords.title, robots: { index: false } };
export const dynamic = "force-dynamic";

/** For anyone, as long as nobody runs this installation; the setup code is what protects it. */
export default async function SetupPage() {
  if (!(await isSetupOpen(db))) notFound();
  const { title, description } = setupWords.superuser;
  return (
    <SetupShell steps={stepsAt("superuser")} title={title} description={description}>
      <SuperuserForm />
    </SetupShell>
  );
}
