"use client";

import { type ReactNode, useState } from "react";
import type { ActionState } from "#web/action";
import { StepUpDialog } from "./step-up-dialog.tsx";
import { useStepUpState } from "./step-up-provider.tsx";

interface StepUp {
  /** Runs an action; where that asks for the password, asks for it and runs it again. Gives the last answer. */
  readonly guard: <State extends ActionState>(run: () => Promise<State>) => Promise<State>;
  /** Asks for the password. False when they would rather not. */
  readonly ask: () => Promise<boolean>;
  /** Asks for it unless, as far as this page knows, it was typed not long ago. */
  readonly ensure: () => Promise<boolean>;
  /** Where the question appears: render it inside the dialog, or beside the form, that asks. */
  readonly dialog: ReactNode;
}

export const asksForPassword = (state: ActionState) =>
  state.status === "failed" && state.code === "step_up";

/** For components that do what takes the password typed again. */
export function useStepUp(): StepUp {
  const { until } = useStepUpState();
  const [question, setQuestion] = useState<{ readonly answer: (yes: boolean) => void }>();
  const ask = () => new Promise<boolean>((answer) => setQuestion({ answer }));

  return {
    ask,
    async guard(run) {
      const state = await run();
      return asksForPassword(state) && (await ask()) ? run() : state;
    },
    ensure: async () => (until !== null && until > Date.now()) || (await ask()),
    dialog: question && (
      <StepUpDialog
        onAnswer={(yes) => {
          setQuestion(undefined);
          question.answer(yes);
        }}
      />
    ),
  };
}
