import { streamFor } from "#web/stream";

export const dynamic = "force-dynamic";
export const runtime = "nodejs";

/** Live events as they happen: `?topics=log,state,jobs,token,waiting`, the log's filters, and `after` to resume. */
export function GET(request: Request): Promise<Response> {
  return streamFor(request);
}
