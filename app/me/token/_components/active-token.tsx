"use client";

import { useRouter } from "next/navigation";
import { useActionState } from "react";
import { Alert } from "#components/ui/alert";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { SubmitButton } from "#components/ui/submit-button";
import { Time } from "#components/ui/time";
import { revokeToken } from "../actions.ts";
import type { ShownToken } from "./token-card.tsx";

/** A token that still works, but whose value is gone: it is shown only when it is made. */
export function ActiveToken({ token }: { readonly token: ShownToken }) {
  const router = useRouter();
  const [state, submit] = useActionState(
    async (...[previous, form]: Parameters<typeof revokeToken>) => {
      const next = await revokeToken(previous, form);
      router.refresh();
      return next;
    },
    { status: "idle" },
  );
  return (
    <Alert tone="info" title="You have an active token">
      <p>
        Made <Time at={new Date(token.createdAt)} show="relative" />, good until{" "}
        <Time at={new Date(token.expiresAt)} />. It was shown once; if you have lost it, make a new
        one.
      </p>
      <Form action={submit} className="mt-2">
        <input type="hidden" name="id" value={token.id} />
        <SubmitButton size="sm" variant="secondary">
          Cancel it
        </SubmitButton>
        <FormMessage state={state} />
      </Form>
    </Alert>
  );
}
