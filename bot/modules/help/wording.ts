import type { CommandCall } from "#bot/module-api";

type Command = Awaited<ReturnType<CommandCall<"", "anywhere">["bot"]["commands"]>>[number];

const whoMay = ({ level }: Command): string => (level === "user" ? "anyone" : `${level} level`);

/** One line for each module: what it is for and the names of its commands. */
export function overview(commands: readonly Command[]): string[] {
  const modules = [...new Set(commands.map(({ module }) => module))].sort();
  return modules.map((module) => {
    const own = commands.filter((each) => each.module === module);
    const names = own.map(({ name }) => name).join(", ");
    return `${names}: ${own[0]?.moduleSummary ?? ""}`;
  });
}

/** For a channel: one line, the list itself is told in private. */
export function howToAsk(commands: readonly Command[], ownNick: string): string {
  const here = commands.filter(({ where }) => where !== "private").length;
  return `There are ${here} commands for you here. See them with /msg ${ownNick} help, or one with: help <command>`;
}

/** Usage, what it does, who may, and an example. */
export function explain(command: Command, ownNick: string): string[] {
  const { name, usage, summary, prefix, where, examples, aliases } = command;
  const start = where === "private" ? `/msg ${ownNick} ` : prefix;
  const line = [`${start}${name}`, usage].filter(Boolean).join(" ");
  const also = aliases.length > 0 ? ` Also: ${aliases.join(", ")}.` : "";
  const [example] = examples;
  return [
    `Usage: ${line} (${whoMay(command)}). ${summary}${also}`,
    ...(example ? [`Example: ${example.say}`] : []),
  ];
}
