"use client";

import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { Field } from "#components/ui/field";
import { PasswordInput } from "#components/ui/password-input";
import { useWords } from "#components/use-words";
import { deleteAccount } from "../actions.ts";

/** Asks for the name and the password, then removes the account for good. */
export function DeleteAccount({ userName }: { readonly userName: string }) {
  const t = useWords("me");
  return (
    <ConfirmDialog
      trigger={t("data.deleteMine")}
      title={t("data.deleteQuestion", { userName })}
      description={t("data.deleteQuestionText")}
      confirm={t("data.deleteAccount")}
      phrase={userName}
      onConfirm={async (form) => {
        const only = new FormData();
        only.set("current", String(form.get("current") ?? ""));
        const state = await deleteAccount({ status: "idle" }, only);
        return state?.status === "failed" ? state.message : undefined;
      }}
    >
      <Field label={t("fields.currentPassword")}>
        <PasswordInput name="current" autoComplete="current-password" required />
      </Field>
    </ConfirmDialog>
  );
}
