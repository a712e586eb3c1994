import { Lock } from "lucide-react";
import { AccountShell } from "#components/shell/account-shell";
import { Button } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";
import { getWords, titled } from "#web/words";

export const generateMetadata = titled("kit", "forbidden.title");

export default async function Forbidden() {
  const t = await getWords("kit");
  return (
    <AccountShell>
      <EmptyState
        heading="h1"
        icon={<Lock />}
        title={t("forbidden.heading")}
        action={
          <Button variant="primary" render={<a href="/me" />}>
            {t("forbidden.home")}
          </Button>
        }
      >
        {t("forbidden.text")}
      </EmptyState>
    </AccountShell>
  );
}
