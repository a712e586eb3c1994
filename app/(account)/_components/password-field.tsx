"use client";

import { useState } from "react";
import { Field } from "#components/ui/field";
import { Meter } from "#components/ui/meter";
import { PasswordInput } from "#components/ui/password-input";
import { useWords } from "#components/use-words";

interface NewPasswordFieldProps {
  readonly name?: string;
  readonly label?: string;
  readonly errors?: readonly string[] | undefined;
}

/** A password to choose, with a guess at how long it would stand. The server decides whether it will do. */
export function NewPasswordField(props: NewPasswordFieldProps) {
  const t = useWords("account");
  const { name = "password", label, errors } = props;
  const [typed, setTyped] = useState("");
  const strength = strengthOf(typed);
  return (
    <div className="flex flex-col gap-2">
      <Field label={label ?? t("fields.password")} hint={t("fields.passwordHint")} errors={errors}>
        <PasswordInput
          name={name}
          autoComplete="new-password"
          required
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </Field>
      {typed !== "" && (
        <Meter
          label={t("password.strength")}
          value={strength.value}
          text={t(`password.${strength.grade}`)}
          tone={strength.tone}
        />
      )}
    </div>
  );
}

/** Rough bits: how many different signs are used, how long, and less for what repeats. */
function strengthOf(password: string) {
  const signs = Array.from(password);
  const pools: readonly (readonly [RegExp, number])[] = [
    [/[a-z]/, 26],
    [/[A-Z]/, 26],
    [/\d/, 10],
    [/[^a-zA-Z\d]/, 30],
  ];
  const pool = pools.reduce((sum, [has, size]) => sum + (has.test(password) ? size : 0), 0);
  const telling = Math.min(signs.length, new Set(signs).size * 2);
  const bits = pool === 0 ? 0 : Math.min(100, telling * Math.log2(pool));
  if (signs.length < 8)
    return { value: Math.min(bits, 20), grade: "tooShort", tone: "danger" } as const;
  if (bits < 45) return { value: bits, grade: "weak", tone: "danger" } as const;
  if (bits < 65) return { value: bits, grade: "fair", tone: "warning" } as const;
  return { value: bits, grade: bits < 85 ? "good" : "strong", tone: "success" } as const;
}
