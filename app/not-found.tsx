import { Compass } from "lucide-react";
import { AccountShell } from "#components/shell/account-shell";
import { Button } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";
import { getWords, titled } from "#web/words";

export const generateMetadata = titled("kit", "notFound.title");

export default async function NotFound() {
  const t = await getWords("kit");
  return (
    <AccountShell>
      <EmptyState
        heading="h1"
        icon={<Compass />}
        title={t("notFound.title")}
        action={
          <Button variant="primary" render={<a href="/" />}>
            {t("notFound.home")}
          </Button>
        }
      >
        {t("notFound.text")}
      </EmptyState>
    </AccountShell>
  );
}
