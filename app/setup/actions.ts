"use server";

import { redirect } from "next/navigation";
import { forgetSetupCode, readSetupCode } from "#core/env";
import { firstSuperuserInput, makeFirstSuperuser } from "#core/setup/first-superuser";
import { isSetupDone } from "#core/setup/setup";
import { action } from "#web/action";
import { db } from "#web/db";
import { clientAddress, userAgent } from "#web/session";
import { setSessionCookie } from "#web/session-cookie";
import { limits } from "./_lib/limits.ts";

/** Makes the first superuser and signs them in. */
export const createSuperuser = action({
  level: "anyone",
  input: firstSuperuserInput,
  async run(input) {
    const caller = {
      setupCode: readSetupCode(),
      limits,
      ip: await clientAddress(),
      userAgent: await userAgent(),
    };
    const { userId, session } = await makeFirstSuperuser(db, input, caller);
    forgetSetupCode();
    await setSessionCookie({ ...session, userId, remember: false });
    redirect((await isSetupDone(db)) ? "/me" : "/setup/site");
  },
});
