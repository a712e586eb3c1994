import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "#web/auth-options";
import { refuseJson } from "#web/refuse-json";
import { isSameOrigin } from "#web/same-origin";
import { currentSite } from "#web/site";

interface Context {
  readonly params: Promise<{ nextauth: string[] }>;
}

async function handle(request: NextRequest, context: Context): Promise<Response> {
  return NextAuth(request, context, authOptions(await currentSite()));
}

export const GET = handle;

/** Signing in and out; refused from other sites even before next-auth asks for its own proof. */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  if (!(await isSameOrigin(request))) return refuseJson(403, { key: "stream.ownPages" });
  return handle(request, context);
}
