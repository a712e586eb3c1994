import type { CommandCall, Translate } from "#bot/module-api";
import type { Words } from "./words.ts";

type Command = Awaited<ReturnType<CommandCall<"", "anywhere">["bot"]["commands"]>>[number];

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
export function howToAsk(t: Translate<Words>, commands: readonly Command[], bot: string): string {
  const count = commands.filter(({ where }) => where !== "private").length;
  return t("here", { count, bot });
}

/** Usage, what it does, who may, and an example. */
export function explain(t: Translate<Words>, command: Command, ownNick: string): string[] {
  const { name, usage, summary, prefix, where, examples, aliases } = command;
  const start = where === "private" ? `/msg ${ownNick} ` : prefix;
  const line = [`${start}${name}`, usage].filter(Boolean).join(" ");
  const who = t("whoMay", { level: command.level });
  const [example] = examples;
  return [
    t("usage", { line, who, summary, aliases: aliases.join(", ") || "none" }),
    ...(example ? [t("example", { say: example.say })] : []),
  ];
}
