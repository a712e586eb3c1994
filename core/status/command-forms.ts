/** How a command is typed, for pages: with what it begins with, or in private with the bot's nick. */
import type { ShownCommand } from "./modules.ts";

export interface SpokenForms {
  readonly command: string;
  readonly aliases: readonly string[];
  readonly example: string | null;
}

export interface Manner {
  /** What commands of its module begin with where nothing narrower was decided. */
  readonly prefix: string;
  readonly botNick: string;
}

/** Modules write their examples with the default prefix, or without any where they are said in private. */
const WRITTEN_PREFIX = ".";

/** `?quote add` in channels, `/msg steward register` for what is said in private only. */
export function spokenForms(
  { name, aliases, where, examples }: ShownCommand,
  { prefix, botNick }: Manner,
): SpokenForms {
  const start = where === "private" ? `/msg ${botNick} ` : prefix;
  const said = examples[0]?.say;
  const bare = said?.startsWith(WRITTEN_PREFIX) ? said.slice(WRITTEN_PREFIX.length) : said;
  return {
    command: `${start}${name}`,
    aliases: aliases.map((alias) => `${start}${alias}`),
    example: bare === undefined ? null : `${start}${bare}`,
  };
}
