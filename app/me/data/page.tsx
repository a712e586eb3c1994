import { Download } from "lucide-react";
import { Button } from "#components/ui/button";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { requireActor } from "#web/session";
import { getWords, titled } from "#web/words";
import { DeleteAccount } from "./_components/delete-account.tsx";

export const generateMetadata = titled("me", "data.title");

export default async function DataPage() {
  const t = await getWords("me");
  const actor = await requireActor();
  return (
    <div className="flex flex-col gap-5">
      <PageHeader title={t("data.title")} description={t("data.titleText")} />
      <Card>
        <CardHeader title={t("data.export")} description={t("data.exportText")} />
        <CardBody>
          <Button render={<a href="/me/data/export" download />}>
            <Download aria-hidden="true" />
            {t("data.download")}
          </Button>
        </CardBody>
      </Card>
      <Card>
        <CardHeader title={t("data.deleteAccount")} description={t("data.deleteAccountText")} />
        <CardBody>
          <DeleteAccount userName={actor.name} />
        </CardBody>
      </Card>
    </div>
  );
}
