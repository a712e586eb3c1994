import { Puzzle } from "lucide-react";
import { Badge } from "#components/ui/badge";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { Mono } from "#components/ui/irc-name";
import { PageHeader } from "#components/ui/page-header";
import { type Light, StatusLight } from "#components/ui/status-light";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeadCell,
  TableRow,
} from "#components/ui/table";
import { Time } from "#components/ui/time";
import { listModules, type ShownModule } from "#core/status/modules";
import { named } from "#core/words/named";
import { db } from "#web/db";
import { requireActor } from "#web/session";
import { getWords, titled } from "#web/words";
import { JobButton } from "../_components/job-button.tsx";
import { RefreshOnJobs } from "../_components/refresh-on-jobs.tsx";
import { reloadModule } from "./actions.ts";

export const generateMetadata = titled("console", "modules.title");

const lights: Readonly<Record<string, Light>> = {
  running: "ok",
  failed: "bad",
  "set-aside": "bad",
};

export default async function ModulesPage() {
  const t = await getWords("console");
  await requireActor("superuser");
  const modules = await listModules(db);
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
          <Table caption={t("modules.title")}>
            <TableHead>
              <tr>
                <TableHeadCell>{t("modules.module")}</TableHeadCell>
                <TableHeadCell>{t("modules.state")}</TableHeadCell>
                <TableHeadCell align="right">{t("modules.commands")}</TableHeadCell>
                <TableHeadCell>{t("modules.loaded")}</TableHeadCell>
                <TableHeadCell>
                  <span className="sr-only">{t("modules.actions")}</span>
                </TableHeadCell>
              </tr>
            </TableHead>
            <TableBody>
              {modules.map((module) => (
                <ModuleRow key={module.name} module={module} />
              ))}
            </TableBody>
          </Table>
        )}
      </Card>
    </>
  );
}

async function ModuleRow({ module }: { readonly module: ShownModule }) {
  const t = await getWords("console");
  return (
    <TableRow>
      <TableCell primary>
        <span className="flex flex-wrap items-center gap-2">
          {module.name}
          {module.origin !== "built-in" && <Badge tone="accent">{t("modules.yours")}</Badge>}
        </span>
        <p className="font-normal text-muted-foreground">{module.summary}</p>
        {module.error !== "" && (
          <p className="mt-1 font-normal text-danger">
            <Mono>{module.error}</Mono>
          </p>
        )}
      </TableCell>
      <TableCell label={t("modules.state")}>
        <StatusLight state={lights[module.state] ?? "unknown"}>
          {named(t, "modules.states", module.state)}
        </StatusLight>
      </TableCell>
      <TableCell label={t("modules.commands")} align="right">
        {module.commands.length}
      </TableCell>
      <TableCell label={t("modules.loaded")}>
        <Time at={module.loadedAt} show="relative" />
        {module.version !== "" && (
          <p className="text-sm text-muted-foreground">
            <Mono>{module.version}</Mono>
          </p>
        )}
      </TableCell>
      <TableCell actions>
        <JobButton
          action={reloadModule}
          fields={{ name: module.name }}
          label={t("modules.reloadOne", { name: module.name })}
        >
          {t("modules.reload")}
        </JobButton>
      </TableCell>
    </TableRow>
  );
}
