import { Badge } from "#components/ui/badge";
import { DataTable } from "#components/ui/data-table";
import { Mono } from "#components/ui/irc-name";
import { type Light, StatusLight } from "#components/ui/status-light";
import { Time } from "#components/ui/time";
import type { ShownModule } from "#core/status/modules";
import { named } from "#core/words/named";
import { getWords } from "#web/words";
import { JobButton } from "../../_components/job-button.tsx";
import { reloadModule } from "../actions.ts";

const lights: Readonly<Record<string, Light>> = {
  running: "ok",
  failed: "bad",
  "set-aside": "bad",
};

/** Modules with what they say of themselves, their state, and a button to reload each. */
export async function ModuleTable({ modules }: { readonly modules: readonly ShownModule[] }) {
  const t = await getWords("console");
  return (
    <DataTable
      caption={t("modules.title")}
      rows={modules}
      keyOf={({ name }) => name}
      columns={[
        { title: t("modules.module"), cell: (module) => <ModuleCell module={module} /> },
        {
          title: t("modules.state"),
          cell: ({ state }) => (
            <StatusLight state={lights[state] ?? "unknown"}>
              {named(t, "modules.states", state)}
            </StatusLight>
          ),
        },
        { title: t("modules.commands"), align: "right", cell: ({ commands }) => commands.length },
        {
          title: t("modules.loaded"),
          cell: ({ loadedAt, version }) => (
            <>
              <Time at={loadedAt} show="relative" />
              {version !== "" && (
                <p className="text-sm text-muted-foreground">
                  <Mono>{version}</Mono>
                </p>
              )}
            </>
          ),
        },
        {
          title: t("modules.actions"),
          actions: true,
          cell: ({ name }) => (
            <JobButton
              action={reloadModule}
              fields={{ name }}
              label={t("modules.reloadOne", { name })}
            >
              {t("modules.reload")}
            </JobButton>
          ),
        },
      ]}
    />
  );
}

async function ModuleCell({ module }: { readonly module: ShownModule }) {
  const t = await getWords("console");
  return (
    <>
      <span id={module.name} className="flex scroll-mt-16 flex-wrap items-center gap-2">
        {module.name}
        {module.origin !== "built-in" && <Badge tone="accent">{t("modules.yours")}</Badge>}
      </span>
      <p className="font-normal text-muted-foreground">{module.summary}</p>
      {module.error !== "" && (
        <p className="mt-1 font-normal text-danger">
          <Mono>{module.error}</Mono>
        </p>
      )}
      {module.notice && (
        <p className="mt-1 font-normal text-danger">
          {module.notice.kind === "dropped"
            ? t("modules.dropped")
            : t("modules.passedOver", { event: module.notice.event })}{" "}
          <Time at={module.notice.at} show="relative" />
        </p>
      )}
    </>
  );
}
