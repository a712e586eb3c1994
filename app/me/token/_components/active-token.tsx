"use client";

import { useRouter } from "next/navigation";
import { useActionState } from "react";
import { Alert } from "#components/ui/alert";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { SubmitButton } from "#components/ui/submit-button";
import { Time } from "#components/ui/time";
import { useWords } from "#components/use-words";
import { revokeToken } from "../actions.ts";
import type { ShownToken } from "./token-card.tsx";

/** A token that still works, but whose value is gone: it is shown only when it is made. */
export function ActiveToken({ token }: { readonly token: ShownToken }) {
  const t = useWords("me");
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
    <Alert tone="info" title={t("token.active")}>
      <p>
        {t.rich("token.activeText", {
          time: () => <Time at={new Date(token.createdAt)} show="relative" />,
          time2: () => <Time at={new Date(token.expiresAt)} />,
        })}
      </p>
      <Form action={submit} className="mt-2">
        <input type="hidden" name="id" value={token.id} />
        <SubmitButton size="sm" variant="secondary">
          {t("token.cancel")}
        </SubmitButton>
        <FormMessage state={state} />
      </Form>
    </Alert>
  );
}
