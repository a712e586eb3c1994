import { takesCredentials } from "#core/modules/credentials";
import { redact } from "#core/secrets";
import type { Match } from "./command-index.ts";

/**
 * What a module gets to see of the arguments: tokens are hidden, except from the built-in commands that people prove
 * themselves with, and from these only what was said in private.
 */
export function argumentsFor({ module, command, rest }: Match, isPrivate: boolean): string {
  const needsSecrets = isPrivate && module.origin === "built-in" && takesCredentials(command.name);
  return needsSecrets ? rest : redact(rest);
}
