import { SearchX, SquareTerminal } from "lucide-react";
import type { Metadata } from "next";
import Form from "next/form";
import Link from "next/link";
import { Button } from "#components/ui/button";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { Input } from "#components/ui/input";
import { Mono } from "#components/ui/irc-name";
import { LevelBadge } from "#components/ui/level-badge";
import { PageHeader } from "#components/ui/page-header";
import { listModules, type ShownCommand, type ShownModule } from "#core/status/modules";
import { db } from "#web/db";
import { currentReader, getWords } from "#web/words";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getWords("public");
  return { title: t("commands.title"), description: t("commands.description") };
}

interface CommandsPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function CommandsPage({ searchParams }: CommandsPageProps) {
  const t = await getWords("public");
  const search = [(await searchParams).q].flat()[0]?.trim().slice(0, 100) ?? "";
  const running = (await listModules(db, (await currentReader()).locale)).filter(
    ({ state, commands }) => state === "running" && commands.length > 0,
  );
  const shown = running.flatMap((module) => matching(module, search.toLowerCase()));
  return (
    <>
      <PageHeader title={t("commands.title")} description={t("commands.how")} />
      {running.length > 0 && <SearchForm search={search} />}
      {shown.length > 0 ? (
        <div className="flex flex-col gap-4">
          {shown.map((module) => (
            <ModuleCommands key={module.name} module={module} />
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
    <Form action="/commands" role="search" className="mb-4 flex gap-2">
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
    </Form>
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

function ModuleCommands({ module }: { readonly module: ShownModule }) {
  return (
    <Card>
      <CardHeader title={module.name} description={module.summary} />
      <CardBody flush>
        <ul className="divide-y divide-border">
          {module.commands.map((command) => (
            <CommandLine key={command.name} command={command} />
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}

async function CommandLine({ command }: { readonly command: ShownCommand }) {
  const t = await getWords("public");
  const { name, aliases, usage, summary, level, where, examples } = command;
  const example = examples[0]?.say;
  return (
    <li className="px-4 py-2.5 md:px-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Mono className="font-semibold">.{name}</Mono>
        {usage !== "" && <Mono className="text-muted-foreground">{usage}</Mono>}
        <LevelBadge level={level} className="ml-auto" />
      </div>
      <p>{summary}</p>
      <p className="text-sm text-muted-foreground empty:hidden">
        {[
          where !== "anywhere" && t(`commands.where.${where}`),
          aliases.length > 0 &&
            t("commands.aliases", { names: aliases.map((alias) => `.${alias}`).join(", ") }),
          example && t("commands.example", { example }),
        ]
          .filter(Boolean)
          .join("; ")}
      </p>
    </li>
  );
}
