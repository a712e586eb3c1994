/** Last words of a host: which module's code ended the process, as far as a stack can tell. */
import type { BlameWriter } from "./blame.ts";
import type { HostPort } from "./host-port.ts";
import type { ModuleSource } from "./messages.ts";
import { frameMark } from "./sources.ts";

interface DeathDeps {
  readonly port: HostPort;
  readonly blame: BlameWriter;
  /** By the module's name. */
  readonly sources: ReadonlyMap<string, ModuleSource>;
}

/**
 * An uncaught error, a call of `process.exit` or a signal sent to itself costs this process, never the bot. All leave a stack that
 * names the module; an endless loop or running out of memory leaves only what the blame file says.
 */
export function watchForDeath({ port, blame, sources }: DeathDeps): void {
  const moduleIn = (stack: string) => {
    for (const [name, source] of sources)
      if (stack.includes(frameMark(source)) || stack.includes(`/modules/${name}.`)) return name;
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
  const kill = process.kill.bind(process);
  process.kill = (pid, signal) => {
    // A signal ends the process without any more words; 0 only asks, and what is not positive means the whole group.
    if ((pid === process.pid || pid <= 0) && signal !== 0) accuse(new Error("kill").stack ?? "");
    return kill(pid, signal);
  };
  // A terminal's Ctrl-C reaches the whole group; the bot process says when it is time to go.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => {});
}
