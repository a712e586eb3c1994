"use client";

import type { ComponentProps } from "react";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import type { ActionState } from "#web/action";
import { useStepUp } from "./use-step-up.tsx";

interface StepUpConfirmProps extends Omit<ComponentProps<typeof ConfirmDialog>, "onConfirm"> {
  readonly action: (previous: { readonly status: "idle" }, form: FormData) => Promise<ActionState>;
  readonly onDone?: (jobId: string | undefined) => void;
}

/** Asks whether, and who, before something is done that hurts. */
export function StepUpConfirm({ action, onDone, children, ...props }: StepUpConfirmProps) {
  const { guard, dialog } = useStepUp();
  return (
    <ConfirmDialog
      {...props}
      onConfirm={async (form) => {
        const state = await guard(() => action({ status: "idle" }, form));
        if (state.status === "failed") return state.message;
        if (state.status === "done") onDone?.(state.jobId);
        return undefined;
      }}
    >
      {children}
      {dialog}
    </ConfirmDialog>
  );
}
