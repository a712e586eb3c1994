"use client";

import { KeyRound } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Badge } from "#components/ui/badge";
import { Button } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { PasswordInput } from "#components/ui/password-input";
import { Textarea } from "#components/ui/textarea";
import { useWords } from "#components/use-words";

interface SecretFieldProps {
  /** The field's name; `<name>Removed` is sent when the stored one is to go. */
  readonly name: string;
  readonly label: string;
  readonly stored: boolean;
  readonly hint?: ReactNode;
  readonly errors?: readonly string[] | undefined;
  readonly optional?: boolean | undefined;
  /** For what has many lines. */
  readonly rows?: number | undefined;
}

/** Something that is stored and never shown again: it can be set, replaced and removed. */
export function SecretField(props: SecretFieldProps) {
  const t = useWords("console");
  const [what, setWhat] = useState<"kept" | "typed" | "removed">(props.stored ? "kept" : "typed");
  const { name, label, stored, hint, errors, optional, rows } = props;
  if (what === "typed" || (errors && errors.length > 0))
    return (
      <Field
        label={label}
        hint={hint}
        errors={errors}
        optional={optional && !stored}
        aside={
          stored && (
            <Button variant="link" size="sm" onClick={() => setWhat("kept")}>
              {t("networks.keep")}
            </Button>
          )
        }
      >
        {rows === undefined ? (
          <PasswordInput name={name} autoComplete="new-password" maxLength={300} />
        ) : (
          <Textarea name={name} rows={rows} spellCheck={false} className="font-mono text-sm" />
        )}
      </Field>
    );
  return (
    <fieldset aria-label={label} className="flex min-w-0 flex-col gap-1.5">
      <span className="text-sm font-medium">{label}</span>
      <div className="flex min-h-control flex-wrap items-center gap-x-3 gap-y-1.5">
        {what === "kept" ? (
          <>
            <Badge tone="success" icon={<KeyRound aria-hidden="true" />}>
              {t("networks.stored")}
            </Badge>
            <span className="flex-1 text-sm text-muted-foreground">{t("networks.storedHint")}</span>
            <Button size="sm" onClick={() => setWhat("typed")}>
              {t("networks.replace")}
            </Button>
            <Button size="sm" variant="danger-quiet" onClick={() => setWhat("removed")}>
              {t("networks.remove")}
            </Button>
          </>
        ) : (
          <>
            <input type="hidden" name={`${name}Removed`} value="on" />
            <Badge tone="danger">{t("networks.willGo")}</Badge>
            <span className="flex-1" />
            <Button size="sm" onClick={() => setWhat("kept")}>
              {t("networks.keep")}
            </Button>
          </>
        )}
      </div>
    </fieldset>
  );
}
