import { EarOff } from "lucide-react";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { listAllIgnores } from "#core/ignores/ignores";
import { db } from "#web/db";
import { requireActor } from "#web/session";
import { getWords, titled } from "#web/words";
import { networkNames } from "../../_lib/network-names.ts";
import { IgnoreForm } from "./_components/ignore-form.tsx";
import { IgnoreTable } from "./_components/ignore-table.tsx";

export const generateMetadata = titled("console", "ignores.title");

export default async function IgnoresPage() {
  const t = await getWords("console");
  await requireActor("staff");
  const [ignores, networks] = await Promise.all([listAllIgnores(db, new Date()), networkNames()]);
  return (
    <>
      <PageHeader title={t("ignores.title")} description={t("ignores.titleText")} />
      <div className="grid gap-4">
        <Card>
          <CardHeader title={t("ignores.add")} />
          <CardBody>
            <IgnoreForm networks={networks} />
          </CardBody>
        </Card>
        <Card>
          {ignores.length === 0 ? (
            <EmptyState icon={<EarOff />} title={t("ignores.none")}>
              {t("ignores.noneText")}
            </EmptyState>
          ) : (
            <IgnoreTable ignores={ignores} networks={networks} />
          )}
        </Card>
      </div>
    </>
  );
}
