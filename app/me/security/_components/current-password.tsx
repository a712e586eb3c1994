"use client";

import { Field } from "#components/ui/field";
import { PasswordInput } from "#components/ui/password-input";
import { useWords } from "#components/use-words";

/** Asks again, before something that a stranger at an open screen must not do. */
export function CurrentPassword({ errors }: { readonly errors?: readonly string[] | undefined }) {
  const t = useWords("me");
  return (
    <Field label={t("fields.currentPassword")} errors={errors}>
      <PasswordInput name="current" autoComplete="current-password" required />
    </Field>
  );
}
