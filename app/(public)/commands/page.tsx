import { SearchX, SquareTerminal } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { Button } from "#components/ui/button";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { Input } from "#components/ui/input";
import { PageHeader } from "#components/ui/page-header";
import { loadPolicies } from "#core/modules/registry";
import { ANY } from "#core/modules/rows";
import { listModules, type ShownModule } from "#core/status/modules";
import { findBotNick } from "#core/status/public";
import { db } from "#web/db";
import { currentReader, getWords } from "#web/words";
import { ModuleCommands } from "../_components/module-commands.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getWords("public");
  return { title: t("commands.title"), description: t("commands.description") };
}

/** While the bot is on no network. */
const DEFAULT_NICK = "steward";

interface CommandsPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function CommandsPage({ searchParams }: CommandsPageProps) {
  const t = await getWords("public");
  const search = [(await searchParams).q].flat()[0]?.trim().slice(0, 100) ?? "";
  const { locale } = await currentReader();
  const [modules, policies, botNick] = await Promise.all([
    listModules(db, locale),
    loadPolicies(db, ANY),
    findBotNick(db),
  ]);
  const running = modules.filter(
    ({ state, commands }) => state === "running" && commands.length > 0,
  );
  const manner = (module: string) => ({
    prefix: policies.policyFor(module, ANY).commandPrefix ?? policies.botPrefix,
    botNick: botNick ?? DEFAULT_NICK,
  });
  const shown = running.flatMap((module) => matching(module, search.toLowerCase()));
  return (
    <>
      <PageHeader
        title={t("commands.title")}
        description={t("commands.how", { prefix: policies.botPrefix })}
      />
      {running.length > 0 && <SearchForm search={search} />}
      {shown.length > 0 ? (
        <div className="flex flex-col gap-4">
          {shown.map((module) => (
            <ModuleCommands key={module.name} module={module} manner={manner(module.name)} />
          ))}
        </div>
      ) : (
        <Card>
          <Nothing search={search} />
        </Card>
      )}
    </>
  );
}

/** The module with the commands that fit; the whole of it when its own name or purpose does. */
function matching(module: ShownModule, search: string): ShownModule[] {
  const has = (...texts: string[]) => texts.some((text) => text.toLowerCase().includes(search));
  if (has(module.name, module.summary)) return [module];
  const commands = module.commands.filter((one) => has(one.name, one.summary, ...one.aliases));
  return commands.length > 0 ? [{ ...module, commands }] : [];
}

async function SearchForm({ search }: { readonly search: string }) {
  const t = await getWords("public");
  return (
    <search>
      <form action="/commands" className="mb-4 flex gap-2">
        <Input
          type="search"
          name="q"
          aria-label={t("commands.searchLabel")}
          placeholder={t("commands.searchLabel")}
          defaultValue={search}
          maxLength={100}
          className="max-w-sm"
        />
        <Button type="submit">{t("commands.search")}</Button>
      </form>
    </search>
  );
}

async function Nothing({ search }: { readonly search: string }) {
  const t = await getWords("public");
  if (search !== "")
    return (
      <EmptyState
        icon={<SearchX />}
        title={t("commands.none")}
        action={<Button render={<Link href="/commands" />}>{t("commands.showAll")}</Button>}
      >
        {t("commands.noneText")}
      </EmptyState>
    );
  return (
    <EmptyState icon={<SquareTerminal />} title={t("commands.noneYet")}>
      {t("commands.noneYetText")}
    </EmptyState>
  );
}
