"use client";

import { SubmitButton } from "#components/ui/submit-button";
import type { MailView } from "#core/settings/mail";
import { MailForm } from "../../../setup/mail/mail-form.tsx";
import { saveMailSettings } from "../actions.ts";

interface MailSettingsProps {
  readonly view: MailView;
  readonly testAddress: string;
}

/** The same form as in the first run, saved in place. */
export function MailSettings({ view, testAddress }: MailSettingsProps) {
  return (
    <MailForm view={view} testAddress={testAddress} save={saveMailSettings}>
      <SubmitButton name="intent" value="save">
        Save
      </SubmitButton>
    </MailForm>
  );
}
