import "server-only";
import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { optionalCode } from "#core/factors/schema";
import { safePath } from "#core/site/safe-path";
import type { Site } from "#core/site/site";
import { signInInput } from "#core/users/schema";
import { signIn, signOut } from "#core/users/sign-in";
import { LONGEST_MS } from "#core/web-sessions/web-sessions";
import { db } from "#web/db";
import { webLog } from "#web/log";
import { actorOfSession } from "#web/session";
import { sessionCookie, sessionSecret } from "#web/session-cookie";
import { currentVisit } from "#web/visit";

/** The cookie may outlive its session; the row decides. */
const maxAge = LONGEST_MS / 1000;

/**
 * next-auth for programs that speak its protocol; our own forms use server actions with the same rules and the same cookie
 * (docs/decisions/010-sessions.md). The cookie carries a session's id and nothing is believed that the row does not say.
 */
export function authOptions(site: Site): NextAuthOptions {
  // biome-ignore lint/style/noProcessEnv: next-auth reads its address from here alone; it must be ours, never the Host header.
  process.env.NEXTAUTH_URL = site.url;
  return {
    secret: sessionSecret(),
    session: { strategy: "jwt", maxAge },
    pages: { signIn: "/signin", signOut: "/me", error: "/signin" },
    cookies: { sessionToken: sessionCookie(site.url) },
    providers: [
      Credentials({
        credentials: {
          login: { type: "text" },
          password: { type: "password" },
          code: { type: "text" },
        },
        authorize: checkCredentials,
      }),
    ],
    callbacks: {
      redirect: ({ url }) =>
        `${site.url}${safePath(url.startsWith(`${site.url}/`) ? url.slice(site.url.length) : url)}`,
      // Only at sign-in there is a user, and its id is the one of the session just started.
      jwt: ({ token, user }) => (user ? { sid: user.id } : { sid: token.sid }),
      session: async ({ session, token }) => {
        const actor = typeof token.sid === "string" ? await actorOfSession(token.sid) : null;
        return actor
          ? { expires: session.expires, user: { name: actor.name, level: actor.level } }
          : { expires: new Date(0).toISOString() };
      },
    },
    events: {
      signOut: async ({ token }) => {
        const actor = typeof token?.sid === "string" ? await actorOfSession(token.sid) : null;
        if (actor) await signOut(db, actor, new Date());
      },
    },
    logger: {
      error: (code, details) => webLog.warn({ code, err: details }, "next-auth refused a request"),
      warn: (code) => webLog.debug({ code }, "next-auth warns"),
      debug: () => undefined,
    },
  };
}

/** Starts a session for what was sent, or refuses by null, as next-auth wants it. Same limits as the form. */
async function checkCredentials(sent: Record<string, string> | undefined) {
  const input = signInInput.safeParse({ login: sent?.login, password: sent?.password });
  const code = optionalCode.safeParse(sent?.code || undefined);
  if (!input.success || !code.success) return null;
  // An AppError's sentence becomes next-auth's `error` parameter.
  const session = await signIn(db, { ...input.data, code: code.data }, await currentVisit());
  return { id: session.id };
}
