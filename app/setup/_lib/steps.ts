import type { Step } from "#components/ui/step-list";
import { getWords } from "#web/words";

/** The steps in order, with the page of each. The first is `/setup` itself, which is gone once somebody took it. */
export const STEPS = ["superuser", "site", "mail", "network", "channel", "done"] as const;
export type SetupStep = (typeof STEPS)[number];

/** The steps as the frame shows them from one of them: what lies before counts as done, or was skipped on purpose. */
export async function stepsAt(current: SetupStep): Promise<Step[]> {
  const t = await getWords("setup");
  const place = STEPS.indexOf(current);
  return STEPS.map((step, index) => ({
    label: t(`steps.${step}`),
    state: index < place ? "done" : index === place ? "current" : "todo",
  }));
}
