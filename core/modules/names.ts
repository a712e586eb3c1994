/** How modules are called: also the name of their folder. */
export const MODULE_NAME = /^[a-z0-9-]{1,32}$/;

/** Commands through which people prove who they are. Only built-in modules may have them; their arguments are never shown. */
const CREDENTIAL_COMMANDS: ReadonlySet<string> = new Set(["register", "login", "auth"]);

/** True for a command whose arguments are secrets when said in private. */
export function takesCredentials(command: string): boolean {
  return CREDENTIAL_COMMANDS.has(command.toLowerCase());
}

/** Modules through which people prove who they are or steer the bot; no user module may stand in for them. */
const PROTECTED: ReadonlySet<string> = new Set(["session", "admin", "meet"]);

/** True for a built-in module that a user module of the same name must not replace. */
export function isProtectedModule(name: string): boolean {
  return PROTECTED.has(name);
}
