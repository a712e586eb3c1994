import { Card, CardBody, CardHeader } from "#components/ui/card";
import { Mono } from "#components/ui/irc-name";
import { LevelBadge } from "#components/ui/level-badge";
import { type Manner, spokenForms } from "#core/status/command-forms";
import type { ShownCommand, ShownModule } from "#core/status/modules";
import { getWords } from "#web/words";

interface ModuleCommandsProps {
  readonly module: ShownModule;
  readonly manner: Manner;
}

/** A module's commands, as people type them. */
export function ModuleCommands({ module, manner }: ModuleCommandsProps) {
  return (
    <Card>
      <CardHeader title={module.name} description={module.summary} />
      <CardBody flush>
        <ul className="divide-y divide-border">
          {module.commands.map((command) => (
            <CommandLine key={command.name} command={command} manner={manner} />
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}

interface CommandLineProps {
  readonly command: ShownCommand;
  readonly manner: Manner;
}

async function CommandLine(props: CommandLineProps) {
  const t = await getWords("public");
  const { usage, summary, level, where } = props.command;
  const { command, aliases, example } = spokenForms(props.command, props.manner);
  return (
    <li className="px-4 py-2.5 md:px-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Mono className="font-semibold">{command}</Mono>
        {usage !== "" && <Mono className="text-muted-foreground">{usage}</Mono>}
        <LevelBadge level={level} className="ml-auto" />
      </div>
      <p>{summary}</p>
      <p className="text-sm text-muted-foreground empty:hidden">
        {[
          where !== "anywhere" && t(`commands.where.${where}`),
          aliases.length > 0 && t("commands.aliases", { names: aliases.join(", ") }),
          example && t("commands.example", { example }),
        ]
          .filter(Boolean)
          .join("; ")}
      </p>
    </li>
  );
}
