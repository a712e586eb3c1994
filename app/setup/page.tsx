import { notFound } from "next/navigation";
import { SetupShell } from "#components/shell/setup-shell";
import { isSetupOpen } from "#core/setup/setup";
import { db } from "#web/db";
import { getWords, titled } from "#web/words";
import { SuperuserForm } from "./_components/superuser-form.tsx";
import { stepsAt } from "./_lib/steps.ts";

export const generateMetadata = titled("setup", "title", { robots: { index: false } });
export const dynamic = "force-dynamic";

/** For anyone, as long as nobody runs this installation; the setup code is what protects it. */
export default async function SetupPage() {
  const t = await getWords("setup");
  if (!(await isSetupOpen(db))) notFound();
  const title = t("superuser.title");
  const description = t("superuser.description");
  return (
    <SetupShell steps={await stepsAt("superuser")} title={title} description={description}>
      <SuperuserForm />
    </SetupShell>
  );
}
