/** What tests about second factors share: an app that shows codes, and an account that has it set up. */
import { Secret, TOTP } from "otpauth";
import type { Db } from "#core/db/client";
import { beginEnrolment, finishEnrolment } from "#core/factors/enrol";
import { startSession } from "#core/users/sign-in";
import { ada, aVisit } from "./accounts.ts";

/** The code that an app with this secret shows at a moment. */
export function appCode(secret: string, at: Date): string {
  return TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: at.getTime() });
}

/** Sets the app up for {@link ada} at `at`, in a browser of hers that stays signed in. */
export async function withSecondFactor(db: Db, userId: string, at: Date) {
  const visit = aVisit({ now: at });
  const session = await startSession(db, { id: userId, name: ada.name }, false, visit);
  const owner = { id: userId, name: ada.name, sessionId: session.id };
  const { secret, address } = await beginEnrolment(db, owner, ada.password, visit);
  const codes = await finishEnrolment(db, owner, appCode(secret, at), visit);
  return { owner, secret, address, codes };
}
