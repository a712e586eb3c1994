"use client";

import { useActionState, useEffect, useRef } from "react";
import { Field } from "#components/ui/field";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { Input } from "#components/ui/input";
import { useWords } from "#components/use-words";
import { StepButtons } from "../_components/step-buttons.tsx";
import { saveSiteStep } from "./actions.ts";

interface SiteFormProps {
  readonly name: string;
  readonly url: string | null;
  readonly urlIsFixed: boolean;
}

export function SiteForm({ name, url, urlIsFixed }: SiteFormProps) {
  const t = useWords("setup");
  const [state, submit] = useActionState(saveSiteStep, { status: "idle" });
  const fields = state.status === "failed" ? state.fields : undefined;
  const address = useRef<HTMLInputElement>(null);

  // A first guess that only the browser can make; it counts when the person sends it.
  useEffect(() => {
    if (address.current?.value === "") address.current.value = window.location.origin;
  }, []);

  return (
    <Form action={submit}>
      <Field label={t("site.name")} hint={t("site.nameHint")} errors={fields?.name}>
        <Input name="name" defaultValue={name} maxLength={60} />
      </Field>
      <Field
        label={t("site.url")}
        hint={urlIsFixed ? t("site.urlFixed") : t("site.urlHint")}
        errors={fields?.url}
      >
        <Input
          ref={address}
          name="url"
          type="url"
          mono
          defaultValue={url ?? ""}
          readOnly={urlIsFixed}
        />
      </Field>
      <FormMessage state={state} />
      <StepButtons next="/setup/mail" />
    </Form>
  );
}
