import "server-only";
import { type Told, tell } from "#core/words/told";
import { currentReader } from "#web/words";

/** A refusal for programs and pages alike: `{ error }` in the reader's language, never cached. */
export async function refuseJson(
  status: number,
  told: Told,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const { locale } = await currentReader();
  return Response.json(
    { error: tell(told, locale) },
    { status, headers: { "Cache-Control": "no-store", ...headers } },
  );
}
