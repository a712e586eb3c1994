"use client";

import { type FormEvent, useId, useRef, useState } from "react";
import { Button } from "#components/ui/button";
import { Dialog, DialogClose, DialogContent } from "#components/ui/dialog";
import { useWords } from "#components/use-words";
import { confirmPassword } from "../../confirm/actions.ts";
import { PasswordAgain } from "./password-field.tsx";
import { useStepUpState } from "./step-up-provider.tsx";

/** Asks for the password, until it is right or they would rather not. */
export function StepUpDialog({ onAnswer }: { readonly onAnswer: (yes: boolean) => void }) {
  const t = useWords("console");
  const { change } = useStepUpState();
  const [problem, setProblem] = useState<string>();
  const [pending, setPending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const id = useId();

  // No transition: the one of whoever asks is still under way, and React would hold this back until that ends.
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    // React would hand it on to the form around the dialog that asks.
    event.stopPropagation();
    const data = new FormData(event.currentTarget);
    setPending(true);
    try {
      const state = await confirmPassword({ status: "idle" }, data);
      if (state.status === "done") {
        change(state.until);
        return onAnswer(true);
      }
      setProblem(state.status === "failed" ? state.message : undefined);
      form.current?.querySelector("input")?.select();
    } finally {
      setPending(false);
    }
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onAnswer(false)}>
      <DialogContent
        title={t("stepUp.title")}
        description={t("stepUp.why")}
        focusFirst={() => form.current?.querySelector("input") ?? null}
        footer={
          <>
            <DialogClose />
            <Button type="submit" form={id} variant="primary" pending={pending}>
              {t("stepUp.confirm")}
            </Button>
          </>
        }
      >
        <form ref={form} id={id} noValidate onSubmit={submit}>
          <PasswordAgain problem={problem} />
        </form>
      </DialogContent>
    </Dialog>
  );
}
