import "server-only";
import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { sessionSecret } from "#web/session-cookie";
import { currentSite } from "#web/site";

/** What this browser has begun and not finished yet: a sign-up (whose?), an invite it followed, or a sign-in that waits for a code. */
type Pending = "sign-up" | "invite" | "sign-in";

const LIFETIME_S = { "sign-up": 2 * 60 * 60, invite: 24 * 60 * 60, "sign-in": 10 * 60 } as const;

async function cookieFor(what: Pending) {
  const secure = (await currentSite()).url.startsWith("https:");
  return {
    name: `${secure ? "__Host-" : ""}steward.${what}`,
    options: { httpOnly: true, sameSite: "lax", path: "/", secure } as const,
  };
}

/** Remembers it in an encrypted cookie. It grants nothing but to go on with what was begun here. */
export async function rememberPending(what: Pending, value: string): Promise<void> {
  const { name, options } = await cookieFor(what);
  const maxAge = LIFETIME_S[what];
  const sealed = await encode({ token: { value }, secret: sessionSecret(), salt: what, maxAge });
  (await cookies()).set(name, sealed, { ...options, maxAge });
}

export async function readPending(what: Pending): Promise<string | null> {
  const token = (await cookies()).get((await cookieFor(what)).name)?.value;
  if (!token) return null;
  try {
    const claims = await decode({ token, secret: sessionSecret(), salt: what });
    return typeof claims?.value === "string" ? claims.value : null;
  } catch {
    // Expired or not ours: nothing was begun here.
    return null;
  }
}

export async function forgetPending(what: Pending): Promise<void> {
  const { name, options } = await cookieFor(what);
  (await cookies()).set(name, "", { ...options, maxAge: 0 });
}
