import { Puzzle } from "lucide-react";
import type { Metadata } from "next";
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
import { db } from "#web/db";
import { requireActor } from "#web/session";
import { JobButton } from "../_components/job-button.tsx";
import { RefreshOnJobs } from "../_components/refresh-on-jobs.tsx";
import { reloadModule } from "./actions.ts";

export const metadata: Metadata = { title: "Modules" };

const states: Readonly<Record<string, { readonly light: Light; readonly word: string }>> = {
  running: { light: "ok", word: "Running" },
  failed: { light: "bad", word: "Failed" },
  "set-aside": { light: "bad", word: "Set aside" },
  unloaded: { light: "unknown", word: "Not loaded" },
};

export default async function ModulesPage() {
  await requireActor("superuser");
  const modules = await listModules(db);
  return (
    <>
      <RefreshOnJobs />
      <PageHeader
        title="Modules"
        description="What the bot can do. A changed file is loaded by itself; a broken one leaves the last good version running."
        actions={
          <JobButton action={reloadModule} fields={{ name: "" }}>
            Reload all
          </JobButton>
        }
      />
      <Card>
        {modules.length === 0 ? (
          <EmptyState icon={<Puzzle />} title="No module has reported yet">
            They do when the bot starts.
          </EmptyState>
        ) : (
          <Table caption="Modules">
            <TableHead>
              <tr>
                <TableHeadCell>Module</TableHeadCell>
                <TableHeadCell>State</TableHeadCell>
                <TableHeadCell align="right">Commands</TableHeadCell>
                <TableHeadCell>Loaded</TableHeadCell>
                <TableHeadCell>
                  <span className="sr-only">Actions</span>
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

function ModuleRow({ module }: { readonly module: ShownModule }) {
  const { light, word } = states[module.state] ?? { light: "unknown", word: module.state };
  return (
    <TableRow>
      <TableCell primary>
        <span className="flex flex-wrap items-center gap-2">
          {module.name}
          {module.origin !== "built-in" && <Badge tone="accent">yours</Badge>}
        </span>
        <p className="font-normal text-muted-foreground">{module.summary}</p>
        {module.error !== "" && (
          <p className="mt-1 font-normal text-danger">
            <Mono>{module.error}</Mono>
          </p>
        )}
      </TableCell>
      <TableCell label="State">
        <StatusLight state={light}>{word}</StatusLight>
      </TableCell>
      <TableCell label="Commands" align="right">
        {module.commands.length}
      </TableCell>
      <TableCell label="Loaded">
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
          label={`Reload ${module.name}`}
        >
          Reload
        </JobButton>
      </TableCell>
    </TableRow>
  );
}
