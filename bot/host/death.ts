/** Last words of a host: which module's code ended the process, as far as a stack can tell. */
import type { BlameWriter } from "./blame.ts";
import type { HostPort } from "./host-port.ts";

interface DeathDeps {
  readonly port: HostPort;
  readonly blame: BlameWriter;
  /** Module name to folder. */
  readonly folders: ReadonlyMap<string, string>;
}

/**
 * An uncaught error or a call of `process.exit` costs this process, never the bot. Both leave a stack that names the module;
 * an endless loop or running out of memory leaves only what the blame file says.
 */
export function watchForDeath({ port, blame, folders }: DeathDeps): void {
  const moduleIn = (stack: string) => {
    for (const [name, folder] of folders)
      if (stack.includes(`${folder}/`) || stack.includes(`/modules/${name}.`)) return name;
    return null;
  };
  const accuse = (stack: string) => {
    const name = moduleIn(stack);
    if (name !== null) blame.accuse(name);
  };

  process.on("uncaughtException", (error) => {
    accuse(error.stack ?? "");
    port.logFor(moduleIn(error.stack ?? "") ?? "host").error({ err: error }, "uncaught error");
    // Past an uncaught error nothing can be relied on. The log line above must still get out.
    port.flush();
    setImmediate(() => process.exit(1));
  });
  process.on("unhandledRejection", (reason) => {
    const stack = reason instanceof Error ? (reason.stack ?? "") : "";
    // Nobody waited for that promise, so nothing is half done because of it.
    port.logFor(moduleIn(stack) ?? "host").error({ err: reason }, "a promise failed unheard");
  });
  process.on("exit", () => accuse(new Error("exit").stack ?? ""));
  // A terminal's Ctrl-C reaches the whole group; the bot process says when it is time to go.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => {});
}
