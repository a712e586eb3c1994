"use client";

import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import type { MailView } from "#core/settings/mail";
import { MailForm } from "../../../setup/mail/mail-form.tsx";
import { saveMailSettings } from "../actions.ts";

interface MailSettingsProps {
  readonly view: MailView;
  readonly testAddress: string;
}

/** The same form as in the first run, saved in place. */
export function MailSettings({ view, testAddress }: MailSettingsProps) {
  const t = useWords("console");
  return (
    <MailForm view={view} testAddress={testAddress} save={saveMailSettings}>
      <SubmitButton name="intent" value="save">
        {t("settings.save")}
      </SubmitButton>
    </MailForm>
  );
}
