/** How modules are called: also the name of their folder. */
export const MODULE_NAME = /^[a-z0-9-]{1,32}$/;

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
