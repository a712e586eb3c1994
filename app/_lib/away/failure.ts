import "server-only";
import { isDatabaseAway } from "#core/db/away";
import { REQUEST_HEADER } from "#core/site/request-headers";
import { answerUnavailable } from "#web/requests";

/** Answers 503 instead of 500 where a page or route failed because the database went away while it was made. */
export function noteFailure(
  error: unknown,
  headers: Readonly<Record<string, string | string[] | undefined>>,
): void {
  if (isDatabaseAway(error)) answerUnavailable([headers[REQUEST_HEADER]].flat()[0]);
}
