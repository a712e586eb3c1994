import "server-only";
import { headers } from "next/headers";

/** The nonce that this page's content security policy lets scripts and styles in by; proxy.ts makes it. */
export async function pageNonce(): Promise<string | undefined> {
  return (await headers()).get("x-nonce") ?? undefined;
}
