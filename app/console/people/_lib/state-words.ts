import type { UserState } from "#core/people/people";

/** States of an account as people read them. */
export const stateWords: Readonly<Record<UserState, string>> = {
  active: "Active",
  pending: "Waits for approval",
  disabled: "Disabled",
};

/** For a state that may come from another version. */
export function stateWord(state: string): string {
  return stateWords[state as UserState] ?? state;
}
