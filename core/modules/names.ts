/** How modules are called: also the name of their folder. */
export const MODULE_NAME = /^[a-z0-9-]{1,32}$/;

/** Commands that take secrets. Only built-in modules may have them; their arguments are never shown. */
const CREDENTIAL_COMMANDS: ReadonlySet<string> = new Set(["register", "login", "auth", "profile"]);

/** True for a command whose arguments are secrets when said in private. */
export function takesCredentials(command: string): boolean {
  return CREDENTIAL_COMMANDS.has(command.toLowerCase());
}

const PASSWORDS_IN_PRIVATE = /^(\W{0,5}(?:auth|profile)\s+).+$/is;
const PASSWORDS_ALOUD = /^((?:\S{1,64}[:,]\s{0,5}\W{0,5}|[^\w\s]{1,3})(?:auth|profile)\s+).+$/is;

/**
 * Hides the arguments of commands that take passwords, wherever it was said. In a channel only what is
 * addressed to a bot, since people also talk about such words. Tokens are the redactor's business.
 */
export function hidePasswords(text: string, isPrivate: boolean): string {
  // Nearly every line ends here, and this costs next to nothing.
  if (!/auth|profile/i.test(text)) return text;
  return text.replace(isPrivate ? PASSWORDS_IN_PRIVATE : PASSWORDS_ALOUD, "$1[secret]");
}

/** Modules through which people prove who they are or steer the bot; no user module may stand in for them. */
const PROTECTED: ReadonlySet<string> = new Set(["session", "admin", "meet", "registry"]);

/** Modules without which nobody could log in, or switch a module on again from IRC. */
const ALWAYS_ON: ReadonlySet<string> = new Set(["session", "registry"]);

/** True for a module that cannot be switched off, by no list either. */
export function mustStayOn(name: string): boolean {
  return ALWAYS_ON.has(name);
}

/** True for a built-in module that a user module of the same name must not replace. */
export function isProtectedModule(name: string): boolean {
  return PROTECTED.has(name);
}
