"use client";

import { useActionState, useState } from "react";
import { Button } from "#components/ui/button";
import { CodeInput } from "#components/ui/code-input";
import { Field } from "#components/ui/field";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { Input } from "#components/ui/input";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import { passSecondStep } from "../../actions.ts";

interface SecondStepFormProps {
  /** Where to go on afterwards, already checked. */
  readonly next: string;
  readonly siteName: string;
}

/** Asks for the six digits of the app, or instead for one of the recovery codes. */
export function SecondStepForm({ next, siteName }: SecondStepFormProps) {
  const t = useWords("account");
  const [way, setWay] = useState<"app" | "recovery">("app");
  const byApp = way === "app";
  return (
    <>
      <p className="-mt-3 text-base text-pretty text-muted-foreground">
        {byApp
          ? t("signIn.secondStep.how", { name: siteName })
          : t("signIn.secondStep.recoveryHow")}
      </p>
      <CodeForm key={way} next={next} byApp={byApp} />
      <Button
        variant="link"
        className="self-center whitespace-normal"
        onClick={() => setWay(byApp ? "recovery" : "app")}
      >
        {byApp ? t("signIn.secondStep.lost") : t("signIn.secondStep.withApp")}
      </Button>
    </>
  );
}

function CodeForm({ next, byApp }: { readonly next: string; readonly byApp: boolean }) {
  const t = useWords("account");
  const [state, submit] = useActionState(passSecondStep, { status: "idle" });
  const fields = state.status === "failed" ? state.fields : undefined;
  return (
    <Form action={submit}>
      <input type="hidden" name="next" value={next} />
      {byApp ? (
        <Field label={t("signIn.secondStep.code")} errors={fields?.code}>
          <CodeInput name="code" required autoFocus />
        </Field>
      ) : (
        <Field label={t("signIn.secondStep.recovery")} errors={fields?.code}>
          <Input
            name="code"
            mono
            required
            autoFocus
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            placeholder="xxxx-xxxx-xxxx"
          />
        </Field>
      )}
      <FormMessage state={state} />
      <SubmitButton size="lg">{t("signIn.secondStep.do")}</SubmitButton>
    </Form>
  );
}
