"use client";

import Link from "next/link";
import { Button } from "#components/ui/button";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import type { MailView } from "#core/settings/mail";
import { saveMailStep } from "./actions.ts";
import { MailForm } from "./mail-form.tsx";

interface MailStepProps {
  readonly view: MailView;
  readonly testAddress: string;
}

/** Mail as a step of the first run. */
export function MailStep({ view, testAddress }: MailStepProps) {
  const t = useWords("setup");
  return (
    <MailForm view={view} testAddress={testAddress} save={saveMailStep}>
      <SubmitButton name="intent" value="save">
        {t("continue")}
      </SubmitButton>
      <Button variant="ghost" className="order-last" render={<Link href="/setup/network" />}>
        {t("skip")}
      </Button>
    </MailForm>
  );
}
