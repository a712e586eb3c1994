import { Puzzle } from "lucide-react";
import Link from "next/link";
import { Button } from "#components/ui/button";
import { Card, CardHeader } from "#components/ui/card";
import { getWords } from "#web/words";
import { JobButton } from "../../_components/job-button.tsx";
import { reloadModule } from "../../modules/actions.ts";

/** Loads all modules anew while the bot stays where it is. */
export async function ModulesCard({ running }: { readonly running: number }) {
  const t = await getWords("console");
  return (
    <Card aria-labelledby="modules-title">
      <CardHeader
        icon={<Puzzle aria-hidden="true" />}
        id="modules-title"
        title={t("modules.title")}
        description={t("bot.modulesRunning", { count: running })}
        actions={
          <>
            <Button size="sm" variant="ghost" render={<Link href="/console/modules" />}>
              {t("bot.toModules")}
            </Button>
            <JobButton action={reloadModule} fields={{ name: "" }}>
              {t("modules.reloadAll")}
            </JobButton>
          </>
        }
      />
    </Card>
  );
}
