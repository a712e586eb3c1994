/** What a host says about a module, checked: a user's module runs in that process and could say anything. */
import { z } from "zod";
import { LEVELS } from "#core/levels";
import { takesCredentials } from "#core/modules/credentials";
import { MODULE_NAME } from "#core/modules/names";
import { TRANSLATED } from "#core/words/locales";
import { EVENT_NAMES } from "../module-events.ts";
import type { ModuleManifest } from "./messages.ts";

const name = z.string().min(1).max(40);

const command = z.object({
  name,
  aliases: z.array(name).max(20),
  usage: z.string().max(200),
  summary: z.string().max(300),
  level: z.enum(LEVELS),
  where: z.enum(["anywhere", "channel", "private"]),
  examples: z.array(z.object({ say: z.string().max(300) })).max(20),
});

const event = z.enum(EVENT_NAMES);

const text = z.string().max(300);

const help = z.object({
  summary: text.optional(),
  commands: z.record(name, text).optional(),
  settings: z.record(z.string().max(64), text).optional(),
});

const manifest = z.object({
  name: z.string().regex(MODULE_NAME),
  summary: z.string().max(300),
  origin: z.enum(["built-in", "user"]),
  version: z.string().max(64),
  commands: z.array(command).max(200),
  listens: z.array(event).max(50),
  intercepts: z.array(z.object({ event, priority: z.number() })).max(50),
  settingsSchema: z.unknown(),
  help: z.partialRecord(z.enum(TRANSLATED), help).default({}),
  settingsProblem: z.string().max(1_000),
});

/** The manifest, or null when it does not fit or claims what a module of this origin may not have. */
export function checkManifest(
  said: unknown,
  origin: ModuleManifest["origin"],
): ModuleManifest | null {
  const parsed = manifest.safeParse(said);
  if (!parsed.success || parsed.data.origin !== origin) return null;
  const names = parsed.data.commands.flatMap((each) => [each.name, ...each.aliases]);
  return origin === "user" && names.some(takesCredentials) ? null : parsed.data;
}
