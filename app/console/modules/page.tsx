import { Puzzle } from "lucide-react";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { listModules } from "#core/status/modules";
import { db } from "#web/db";
import { requireActor } from "#web/session";
import { currentReader, getWords, titled } from "#web/words";
import { JobButton } from "../_components/job-button.tsx";
import { RefreshOnJobs } from "../_components/refresh-on-jobs.tsx";
import { ModuleTable } from "./_components/module-table.tsx";
import { reloadModule } from "./actions.ts";

export const generateMetadata = titled("console", "modules.title");

export default async function ModulesPage() {
  const t = await getWords("console");
  await requireActor("superuser");
  const modules = await listModules(db, (await currentReader()).locale);
  return (
    <>
      <RefreshOnJobs />
      <PageHeader
        title={t("modules.title")}
        description={t("modules.titleText")}
        actions={
          <JobButton action={reloadModule} fields={{ name: "" }}>
            {t("modules.reloadAll")}
          </JobButton>
        }
      />
      <Card>
        {modules.length === 0 ? (
          <EmptyState icon={<Puzzle />} title={t("modules.moduleHasReported")}>
            {t("modules.theyDoWhen")}
          </EmptyState>
        ) : (
          <ModuleTable modules={modules} />
        )}
      </Card>
    </>
  );
}
