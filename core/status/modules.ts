/** Modules as the hosts report them, for pages. */
import { z } from "zod";
import type { Db } from "#core/db/client";
import { LEVELS } from "#core/levels";
import type { Locale } from "#core/words/locales";
import { type ModuleNotice, moduleNotice } from "./module-notice.ts";

const command = z.object({
  name: z.string(),
  aliases: z.array(z.string()).default([]),
  usage: z.string().default(""),
  summary: z.string().default(""),
  // What another version calls a level is shown as the highest, never as open to all.
  level: z.enum(LEVELS).catch("superuser"),
  where: z.enum(["channel", "private", "anywhere"]).catch("anywhere"),
  examples: z.array(z.object({ say: z.string() })).default([]),
});
export type ShownCommand = z.output<typeof command>;

export interface ShownModule {
  readonly name: string;
  readonly state: string;
  readonly origin: string;
  readonly summary: string;
  readonly version: string;
  readonly error: string;
  /** Null when all went well since it was loaded. */
  readonly notice: ModuleNotice | null;
  readonly loadedAt: Date;
  readonly commands: readonly ShownCommand[];
}

const help = z.record(
  z.string(),
  z.object({
    summary: z.string().optional(),
    commands: z.record(z.string(), z.string()).default({}),
  }),
);

/**
 * All modules by name, with what they say of themselves in a language, or in English where they have no words for it. A
 * command that cannot be read is left out.
 */
export async function listModules(db: Db, locale: Locale): Promise<ShownModule[]> {
  const rows = await db.moduleStatus.findMany({ orderBy: { name: "asc" } });
  return rows.map(({ help: stored, ...row }) => {
    const words = help.safeParse(stored).data?.[locale];
    return {
      ...row,
      summary: words?.summary ?? row.summary,
      notice: moduleNotice.safeParse(row.notice).data ?? null,
      commands: commandsOf(row.commands).map((one) => ({
        ...one,
        summary: words?.commands[one.name] ?? one.summary,
      })),
    };
  });
}

function commandsOf(stored: unknown): ShownCommand[] {
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((one) => {
    const read = command.safeParse(one);
    return read.success ? [read.data] : [];
  });
}
