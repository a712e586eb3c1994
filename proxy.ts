import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { PATH_HEADER } from "#core/site/request-headers";
import { tell } from "#core/words/told";
import { databaseAnswers } from "#web/away/guard";
import { localeWithoutDatabase } from "#web/away/locale";
import { awayPage, RETRY_AFTER } from "#web/away/page";
import { siteIsHttps } from "#web/https";

/**
 * Gives every page a content security policy with a fresh nonce, and notes the path for the way back after signing in. Says
 * so while the database is away. It guards nothing: pages, actions and routes decide for themselves who may use them.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = randomBytes(18).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  if (!answersForItself(request) && !(await databaseAnswers())) return away(request, policy);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  // Next reads the nonce from here for the scripts it adds itself.
  headers.set("content-security-policy", policy);
  headers.set(PATH_HEADER, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  if (await siteIsHttps()) response.headers.set("Strict-Transport-Security", STRICT_TRANSPORT);
  return response;
}

/** Half a year, for this host alone: what else the operator's domain holds is not ours to decide about. */
const STRICT_TRANSPORT = "max-age=15768000";

/** Health reports it in its own words; a form's action does beside what people typed, which a page would throw away. */
function answersForItself({ headers, nextUrl }: NextRequest): boolean {
  return nextUrl.pathname === "/api/health" || headers.has("next-action");
}

function away(request: NextRequest, policy: string): NextResponse {
  const headers = {
    "Retry-After": RETRY_AFTER,
    "Cache-Control": "no-store",
    "Content-Security-Policy": policy,
  };
  const locale = localeWithoutDatabase(request.cookies.get("language")?.value, request.headers);
  if (!request.headers.get("accept")?.includes("text/html"))
    return NextResponse.json(
      { error: tell({ key: "away.short" }, locale) },
      { status: 503, headers },
    );
  const theme = request.cookies.get("theme")?.value;
  const page = awayPage({
    locale,
    theme,
    sent: request.method !== "GET" && request.method !== "HEAD",
  });
  return new NextResponse(page, {
    status: 503,
    headers: { ...headers, "Content-Type": "text/html; charset=utf-8" },
  });
}

// biome-ignore lint/style/noProcessEnv: Next sets it while building; no setting of ours, and only the development server evaluates code.
const isDevelopment = process.env.NODE_ENV === "development";

/** Scripts only by nonce and what those load; no plug-ins, no frames, no foreign forms. React sets styles inline. */
function contentSecurityPolicy(nonce: string): string {
  const script = `'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`;
  return [
    "default-src 'self'",
    `script-src ${script}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

export const config = {
  // Files by their hashed name need neither; prefetches of pages run nothing until they are opened.
  matcher: ["/((?!_next/static|_next/image|favicon.ico|icon.svg).*)"],
};
