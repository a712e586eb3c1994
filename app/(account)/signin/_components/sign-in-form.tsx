"use client";

import { useActionState } from "react";
import { CheckboxField } from "#components/ui/choice-field";
import { Field } from "#components/ui/field";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { Input } from "#components/ui/input";
import { PasswordInput } from "#components/ui/password-input";
import { PlainLink } from "#components/ui/plain-link";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import { startSession } from "../actions.ts";

interface SignInFormProps {
  /** Where to go on afterwards, already checked. */
  readonly next: string;
  /** How long "stay signed in" holds. */
  readonly rememberedDays: number;
}

export function SignInForm({ next, rememberedDays }: SignInFormProps) {
  const t = useWords("account");
  const [state, submit] = useActionState(startSession, { status: "idle" });
  const fields = state.status === "failed" ? state.fields : undefined;
  return (
    <Form action={submit}>
      <input type="hidden" name="next" value={next} />
      <Field label={t("signIn.login")} errors={fields?.login}>
        <Input
          name="login"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
      </Field>
      <Field
        label={t("fields.password")}
        errors={fields?.password}
        aside={<PlainLink href="/forgot">{t("signIn.forgot")}</PlainLink>}
      >
        <PasswordInput name="password" autoComplete="current-password" required />
      </Field>
      <CheckboxField
        name="remember"
        label={t("signIn.remember")}
        hint={t("signIn.rememberHint", { days: rememberedDays })}
      />
      <FormMessage state={state} />
      <SubmitButton size="lg">{t("signIn.do")}</SubmitButton>
    </Form>
  );
}
