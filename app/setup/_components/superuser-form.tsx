"use client";

import { useActionState } from "react";
import { Field } from "#components/ui/field";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { Input } from "#components/ui/input";
import { PasswordInput } from "#components/ui/password-input";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import { createSuperuser } from "../actions.ts";

export function SuperuserForm() {
  const t = useWords("setup");
  const [state, submit] = useActionState(createSuperuser, { status: "idle" });
  const fields = state.status === "failed" ? state.fields : undefined;
  return (
    <Form action={submit}>
      <Field
        label={t("superuser.code")}
        hint={t("superuser.codeHint")}
        errors={fields?.code}
        required
      >
        <Input name="code" mono autoComplete="off" autoCapitalize="none" spellCheck={false} />
      </Field>
      <Field
        label={t("superuser.name")}
        hint={t("superuser.nameHint")}
        errors={fields?.name}
        required
      >
        <Input
          name="name"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={30}
        />
      </Field>
      <Field
        label={t("superuser.email")}
        hint={t("superuser.emailHint")}
        errors={fields?.email}
        required
      >
        <Input name="email" type="email" autoComplete="email" />
      </Field>
      <Field
        label={t("superuser.password")}
        hint={t("superuser.passwordHint")}
        errors={fields?.password}
        required
      >
        <PasswordInput name="password" autoComplete="new-password" />
      </Field>
      <FormMessage state={state} />
      <SubmitButton className="self-start max-sm:self-stretch">
        {t("superuser.submit")}
      </SubmitButton>
    </Form>
  );
}
