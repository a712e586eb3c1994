import "server-only";
import { answerSupervisor } from "#core/supervision/child";
import { reportMissingWords } from "#core/words/translate";
import { webLog } from "#web/log";
import { startMailWorker } from "#web/mail-worker";
import { endRequestsOnStop, watchRequests } from "#web/requests";

/** Starts what lives as long as the web process. */
export function startWebProcess(): void {
  reportMissingWords(webLog);
  watchRequests();
  endRequestsOnStop();
  startMailWorker();
  answerSupervisor(() => process.kill(process.pid, "SIGTERM"));
}
