"use client";

import { UserPlus } from "lucide-react";
import { useActionState } from "react";
import { CopyButton } from "#components/ui/copy-button";
import { Field } from "#components/ui/field";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { Input } from "#components/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "#components/ui/popover";
import { SubmitButton } from "#components/ui/submit-button";
import { Time } from "#components/ui/time";
import { useWords } from "#components/use-words";
import { invite } from "../joining-actions.ts";

/** Makes an invite: for one mail address, or as a link to hand over. */
export function InviteDialog() {
  const t = useWords("console");
  const [state, submit] = useActionState(invite, { status: "idle" });
  const fields = state.status === "failed" ? state.fields : undefined;
  return (
    <Popover>
      <PopoverTrigger>
        <UserPlus aria-hidden="true" />
        {t("people.invite.menu")}
      </PopoverTrigger>
      <PopoverContent title={t("people.invite.title")} align="end">
        <Form action={submit}>
          <Field
            label={t("people.invite.email")}
            hint={t("people.invite.emailHint")}
            errors={fields?.email}
            optional
          >
            <Input name="email" type="email" autoComplete="off" maxLength={254} />
          </Field>
          <FormMessage state={state} />
          {state.status === "done" && (
            <div className="flex flex-col gap-1.5">
              <div className="flex items-center gap-2">
                <Input
                  mono
                  readOnly
                  aria-label={t("people.invite.link")}
                  value={state.link}
                  onFocus={(event) => event.target.select()}
                />
                <CopyButton text={state.link} />
              </div>
              <p className="text-sm text-muted-foreground">
                {t.rich("people.invite.until", { time: () => <Time at={state.until} /> })}
              </p>
            </div>
          )}
          <SubmitButton className="self-start">{t("people.invite.make")}</SubmitButton>
        </Form>
      </PopoverContent>
    </Popover>
  );
}
