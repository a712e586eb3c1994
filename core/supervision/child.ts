/** A process's side of its supervisor: it shows that its loop turns, and notices when the supervisor is gone. */

/**
 * Answers the supervisor's pings from now on, which also says that this process is ready. `orphaned` is called once when the
 * supervisor has died, so that no process goes on that nobody watches. Does nothing without a supervisor.
 */
export function answerSupervisor(orphaned: () => void): void {
  if (!process.send) return;
  if (!process.connected) {
    orphaned();
    return;
  }
  process.once("disconnect", orphaned);
  process.on("message", (message) => {
    // Between its last ping and its end the supervisor cannot be told anything; the disconnect follows.
    if (message === "ping") process.send?.("pong", () => {});
  });
}
