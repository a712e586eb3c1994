"use client";

import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { Field } from "#components/ui/field";
import { PasswordInput } from "#components/ui/password-input";
import { deleteAccount } from "../actions.ts";

/** Asks for the name and the password, then removes the account for good. */
export function DeleteAccount({ userName }: { readonly userName: string }) {
  return (
    <ConfirmDialog
      trigger="Delete my account…"
      title={`Delete ${userName}?`}
      description="Your profile, sessions, tokens and links to nicks are removed at once and for good. Quotes you added stay, without your account."
      confirm="Delete account"
      phrase={userName}
      onConfirm={async (form) => {
        const only = new FormData();
        only.set("current", String(form.get("current") ?? ""));
        const state = await deleteAccount({ status: "idle" }, only);
        return state?.status === "failed" ? state.message : undefined;
      }}
    >
      <Field label="Current password">
        <PasswordInput name="current" autoComplete="current-password" required />
      </Field>
    </ConfirmDialog>
  );
}
