import "server-only";
import { stepUp } from "#core/users/step-up";
import { db } from "#web/db";
import type { Actor } from "#web/session";
import { STEP_UP_FIELD } from "#web/step-up-field";
import { currentVisit } from "#web/visit";

/**
 * May this browser do what takes the password typed again? The password may have come with the form; it is taken out of there. Throws
 * AppError as {@link stepUp}.
 */
export async function hasSteppedUp(actor: Actor | null, form: FormData): Promise<boolean> {
  const typed = form.get(STEP_UP_FIELD);
  form.delete(STEP_UP_FIELD);
  if (!actor) return false;
  if (actor.steppedUpUntil) return true;
  if (typeof typed !== "string" || typed === "") return false;
  await stepUp(db, actor, typed.slice(0, 1_000), await currentVisit());
  return true;
}
