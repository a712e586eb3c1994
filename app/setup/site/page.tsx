import type { Metadata } from "next";
import { SetupShell } from "#components/shell/setup-shell";
import { getSetting } from "#core/settings/settings";
import { db } from "#web/db";
import { requireActor } from "#web/session";
import { currentSite } from "#web/site";
import { requireUnfinishedSetup } from "../_lib/open.ts";
import { stepsAt } from "../_lib/steps.ts";
import { setupWords } from "../_lib/words.ts";
import { SiteForm } from "./site-form.tsx";

export const metadata: Metadata = { title: setupWords.title, robots: { index: false } };

export default async function SetupSitePage() {
  await requireActor("superuser");
  await requireUnfinishedSetup();
  const [site, stored, setup] = await Promise.all([
    currentSite(),
    getSetting(db, "site"),
    getSetting(db, "setup"),
  ]);
  const { title, description } = setupWords.site;
  return (
    <SetupShell steps={stepsAt("site")} title={title} description={description}>
      <SiteForm
        name={site.name}
        url={site.urlIsFixed ? site.url : (setup.url ?? stored.url)}
        urlIsFixed={site.urlIsFixed}
      />
    </SetupShell>
  );
}
