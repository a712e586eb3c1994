import "server-only";
import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import type { Db } from "#core/db/client";
import { deriveKey } from "#core/env";
import { currentSite } from "#web/site";

/** The cookie's name on plain http. On https it carries the prefix that binds it to this host and to TLS. */
export const SESSION_COOKIE = "steward.session";

/** How the session cookie is called and set at an address. `lax`, so that a link in a mail finds people signed in. */
export function sessionCookie(siteUrl: string) {
  const secure = siteUrl.startsWith("https:");
  return {
    name: secure ? `__Host-${SESSION_COOKIE}` : SESSION_COOKIE,
    options: { httpOnly: true, sameSite: "lax", path: "/", secure } as const,
  };
}

/** The key that session cookies are encrypted with. */
export function sessionSecret(): string {
  return deriveKey("web-session").toString("base64url");
}

/** The session id in this request's cookie, or null. It proves nothing by itself: the row decides. */
export async function readSessionId(): Promise<string | null> {
  const [jar, site] = await Promise.all([cookies(), currentSite()]);
  const token = jar.get(sessionCookie(site.url).name)?.value;
  if (!token) return null;
  try {
    const claims = await decode({ token, secret: sessionSecret() });
    return typeof claims?.sid === "string" ? claims.sid : null;
  } catch {
    // Encrypted with another key, expired or tampered with: all the same as no cookie.
    return null;
  }
}

/** Gives the browser the cookie of a session. Only in server actions and route handlers. */
export async function setSessionCookie(session: {
  readonly id: string;
  readonly userId: string;
  readonly expiresAt: Date;
  readonly remember: boolean;
}): Promise<void> {
  const [jar, site] = await Promise.all([cookies(), currentSite()]);
  const maxAge = Math.max(1, Math.ceil((session.expiresAt.getTime() - Date.now()) / 1000));
  const token = { sub: session.userId, sid: session.id };
  const value = await encode({ token, secret: sessionSecret(), maxAge });
  const { name, options } = sessionCookie(site.url);
  // Without "remember me" the browser forgets it when it closes; the row ends it in any case.
  jar.set(name, value, session.remember ? { ...options, maxAge } : options);
}

/** Gives the browser its cookie anew when the site's address has changed, which names and guards it. */
export async function carrySession(
  db: Db,
  actor: { readonly id: string; readonly sessionId: string },
): Promise<void> {
  const session = await db.webSession.findUnique({
    where: { id: actor.sessionId },
    select: { id: true, expiresAt: true, remember: true },
  });
  if (session) await setSessionCookie({ ...session, userId: actor.id });
}

/** Takes the session cookie back. Only in server actions and route handlers. */
export async function clearSessionCookie(): Promise<void> {
  const [jar, site] = await Promise.all([cookies(), currentSite()]);
  const { name, options } = sessionCookie(site.url);
  jar.set(name, "", { ...options, maxAge: 0 });
}
