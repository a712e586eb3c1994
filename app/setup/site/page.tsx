import { SetupShell } from "#components/shell/setup-shell";
import { getSetting } from "#core/settings/settings";
import { db } from "#web/db";
import { requireActor } from "#web/session";
import { currentSite } from "#web/site";
import { getWords, titled } from "#web/words";
import { requireUnfinishedSetup } from "../_lib/open.ts";
import { stepsAt } from "../_lib/steps.ts";
import { SiteForm } from "./site-form.tsx";

export const generateMetadata = titled("setup", "title", { robots: { index: false } });

export default async function SetupSitePage() {
  const t = await getWords("setup");
  await requireActor("superuser");
  await requireUnfinishedSetup();
  const [site, stored, setup] = await Promise.all([
    currentSite(),
    getSetting(db, "site"),
    getSetting(db, "setup"),
  ]);
  const title = t("site.title");
  const description = t("site.description");
  return (
    <SetupShell steps={await stepsAt("site")} title={title} description={description}>
      <SiteForm
        name={site.name}
        url={site.urlIsFixed ? site.url : (setup.url ?? stored.url)}
        urlIsFixed={site.urlIsFixed}
      />
    </SetupShell>
  );
}
