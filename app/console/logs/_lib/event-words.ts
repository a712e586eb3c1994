/** Events in words. Shared by server and browser. */
import type { LogRow } from "#core/events/rights";
import { changeInWords, reasonInWords } from "#core/status/reason-words";
import { named } from "#core/words/named";
import type { Words } from "#core/words/translate";

type ConsoleWords = Words<"console">;

/** What a kind of event is called. */
export function kindName(kind: string, t: ConsoleWords): string {
  return named(t, "logs.kinds", kind.replace(".", "-"));
}

export interface Telling {
  /** Words of ours before what was written. */
  readonly lead: string;
  /** What somebody wrote, formatting codes and all. */
  readonly text: string;
  /** Something that happened rather than something said: shown quieter. */
  readonly quiet: boolean;
}

const SAID = new Set(["message", "action", "notice"]);
/** Where a reason of the bot's stands in place of anybody's words. */
const FAILURES = new Set(["join", "disconnect"]);
const LOUD = new Set(["command.refused", "command.failed"]);

/** An event in words, without who and where. */
export function tellEvent(row: LogRow, t: ConsoleWords): Telling {
  const { kind } = row;
  const text = wordsOf(row, t);
  if (SAID.has(kind)) return { lead: "", text, quiet: false };
  const lead = leadOf(row, t);
  // A mode is read as one line with what it changes; everything else introduces what was written.
  const isIntroduced = text !== "" && kind !== "mode";
  return { lead: isIntroduced ? t("logs.lead", { lead }) : lead, text, quiet: !LOUD.has(kind) };
}

/** What was written; instead of it, where that is so, that it is not for this reader. */
export function wordsOf(row: LogRow, t: ConsoleWords): string {
  if (row.withheld) return t("logs.withheld");
  if (row.kind === "user.changed") return changeInWords(row.text, t);
  return FAILURES.has(row.kind) && row.severity !== "info"
    ? reasonInWords(row.text, t).text
    : row.text;
}

function leadOf(row: LogRow, t: ConsoleWords): string {
  const target = row.target ?? t("logs.tells.somebody");
  switch (row.kind) {
    case "command":
      return t("logs.tells.ran");
    case "command.refused":
      return t("logs.tells.refused");
    case "command.failed":
      return t("logs.tells.failed");
    case "join":
      return row.severity === "info" ? t("logs.tells.joined") : t("logs.tells.notJoined");
    case "part":
      return t("logs.tells.left");
    case "quit":
      return t("logs.tells.quit");
    case "kick":
      return t("logs.tells.kicked", { target });
    case "nick":
      return t("logs.tells.renamed", { target });
    case "rename":
      return t("logs.tells.channelRenamed", { channel: row.target ?? row.channel ?? "" });
    case "mode":
      return t("logs.tells.mode");
    case "topic":
      return row.text === "" ? t("logs.tells.topicRemoved") : t("logs.tells.topic");
    case "invite":
      return t("logs.tells.invited", { target });
    case "session.start":
      return t("logs.tells.loggedIn");
    case "session.end":
      return t("logs.tells.loggedOut");
    default:
      return kindName(row.kind, t);
  }
}
