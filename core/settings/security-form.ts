/** The form for security in the console's settings. */
import { z } from "zod";
import { ticked } from "#core/users/schema";
import type { SettingValue } from "./registry.ts";

export const securityForm = z.strictObject({ secondFactor: ticked });

/** The setting a checked form stands for. Saved again while it is demanded already, it gives no new days of grace. */
export function securityOfForm(
  { secondFactor }: z.output<typeof securityForm>,
  before: SettingValue<"security">,
  now: Date,
): SettingValue<"security"> {
  const since = before.secondFactorSince ?? now.toISOString();
  return { ...before, secondFactorSince: secondFactor ? since : null };
}
