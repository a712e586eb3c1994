import "server-only";
import { reportMissingWords } from "#core/words/translate";
import { webLog } from "#web/log";
import { startMailWorker } from "#web/mail-worker";
import { watchRequests } from "#web/requests";

/** Starts what lives as long as the web process. */
export function startWebProcess(): void {
  reportMissingWords(webLog);
  watchRequests();
  startMailWorker();
}
