"use client";

import { type ComponentProps, startTransition, useEffect, useEffectEvent, useRef } from "react";
import { Form } from "#components/ui/form";
import type { ActionState } from "#web/action";
import { PasswordWithoutScript } from "./password-field.tsx";
import { asksForPassword, useStepUp } from "./use-step-up.tsx";

interface StepUpFormProps extends Omit<ComponentProps<typeof Form>, "onSend"> {
  /** What `useActionState` returned beside the action. */
  readonly answer: ActionState;
}

/** A form for an action that takes the password typed again: it asks when it has to, and then sends what was filled in once more. */
export function StepUpForm({ action, answer, children, ...props }: StepUpFormProps) {
  const { ask, dialog } = useStepUp();
  const sent = useRef<FormData>(null);

  const askAndGoOn = useEffectEvent(async () => {
    const data = sent.current;
    if (data && (await ask())) startTransition(() => action(data));
  });
  useEffect(() => {
    if (asksForPassword(answer)) void askAndGoOn();
  }, [answer]);

  return (
    <>
      <Form
        {...props}
        action={action}
        onSend={(data) => {
          sent.current = data;
        }}
      >
        {children}
        <PasswordWithoutScript />
      </Form>
      {dialog}
    </>
  );
}
