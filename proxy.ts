import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { PATH_HEADER } from "#core/site/request-headers";

/**
 * Gives every page a content security policy with a fresh nonce, and notes the path for the way back after signing in. It
 * guards nothing: pages, actions and routes decide for themselves who may use them.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(18).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  // Next reads the nonce from here for the scripts it adds itself.
  headers.set("content-security-policy", policy);
  headers.set(PATH_HEADER, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  return response;
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
