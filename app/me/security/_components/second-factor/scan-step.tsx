"use client";

import { QRCodeSVG } from "qrcode.react";
import { Button } from "#components/ui/button";
import { CodeInput } from "#components/ui/code-input";
import { CopyButton } from "#components/ui/copy-button";
import { Field } from "#components/ui/field";
import { Form } from "#components/ui/form";
import { FormMessage, type FormOutcome } from "#components/ui/form-message";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";

interface ScanStepProps {
  readonly enrolment: { readonly secret: string; readonly address: string };
  readonly outcome: FormOutcome & { readonly fields?: { readonly code?: readonly string[] } };
  readonly action: (form: FormData) => void;
  readonly onCancel: () => void;
}

/** The secret for the app, as a QR code and for typing, and the first code that proves it arrived. */
export function ScanStep({ enrolment, outcome, action, onCancel }: ScanStepProps) {
  const t = useWords("me");
  return (
    <div className="flex flex-col gap-4">
      <div>
        <h3 className="text-base font-semibold">{t("factors.scan")}</h3>
        <p className="mt-0.5 text-sm text-pretty text-muted-foreground">{t("factors.apps")}</p>
        <Button
          variant="link"
          className="mt-1 md:hidden"
          render={<a href={enrolment.address}>{t("factors.openApp")}</a>}
        >
          {t("factors.openApp")}
        </Button>
      </div>
      <div className="grid gap-6 sm:grid-cols-[auto_minmax(0,1fr)]">
        <div className="w-fit self-start rounded-lg border border-border bg-white p-3 shadow-raised max-sm:mx-auto">
          <QRCodeSVG value={enrolment.address} size={184} title={t("factors.qr")} />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <Key secret={enrolment.secret} />
          <Form action={action}>
            <Field label={t("factors.code")} errors={outcome.fields?.code}>
              <CodeInput name="code" required />
            </Field>
            <FormMessage state={outcome} />
            <div className="flex flex-wrap gap-2">
              <SubmitButton>{t("factors.turnOn")}</SubmitButton>
              <Button onClick={onCancel}>{t("factors.cancel")}</Button>
            </div>
          </Form>
        </div>
      </div>
    </div>
  );
}

/** In groups of four for the eye; copying gives it without gaps. */
function Key({ secret }: { readonly secret: string }) {
  const t = useWords("me");
  return (
    <div>
      <p className="text-base font-medium">{t("factors.byHand")}</p>
      <div className="mt-1.5 flex items-center gap-2 rounded-md border border-border bg-muted py-1.5 pr-1.5 pl-3">
        <code data-testid="totp-key" className="min-w-0 flex-1 font-mono text-sm select-all">
          {secret.match(/.{1,4}/g)?.join(" ")}
        </code>
        <CopyButton text={secret} size="icon-sm" variant="ghost" label={t("factors.copyKey")} />
      </div>
      <p className="mt-1 text-sm text-muted-foreground">{t("factors.byHandText")}</p>
    </div>
  );
}
