/** Lights in words. The moments are said by whoever shows them, in local time. */
import type { Words } from "#core/words/translate";
import type { Light, LightState } from "./lights.ts";

export interface SaidLight {
  readonly state: LightState;
  /** A sentence without full stop; where `at` is given, the moment follows it: "Process gone since". */
  readonly text: string;
  /** ISO 8601 */
  readonly at?: string;
}

export function sayLight({ state, says, tries, at }: Light, t: Words<"console">): SaidLight {
  const text = t(`home.light.${says}`);
  return {
    state,
    text: tries === undefined ? text : t("home.tried", { text, tries }),
    ...(at === undefined ? {} : { at }),
  };
}
