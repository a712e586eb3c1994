import { Card, CardBody } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { safePath } from "#core/site/safe-path";
import { requireReader } from "#web/session";
import { getWords, titled } from "#web/words";
import { param, type SearchParams } from "../_lib/search-params.ts";
import { ConfirmForm } from "./_components/confirm-form.tsx";

export const generateMetadata = titled("console", "stepUp.title");

/** Asks for the password where no dialog can: on the way to a file, and without script. */
export default async function ConfirmPage({
  searchParams,
}: {
  readonly searchParams: SearchParams;
}) {
  const { steppedUpUntil } = await requireReader("voice");
  const t = await getWords("console");
  const next = safePath(param(await searchParams, "next"), "/console");
  return (
    <>
      <PageHeader title={t("stepUp.title")} description={t("stepUp.why")} />
      <Card className="max-w-md">
        <CardBody>
          <ConfirmForm next={next} isConfirmed={steppedUpUntil !== null} />
        </CardBody>
      </Card>
    </>
  );
}
