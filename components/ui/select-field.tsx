"use client";

import type { ComponentProps } from "react";
import { Field, type FieldProps } from "#components/ui/field";
import { Select } from "#components/ui/select";

type FieldPart = Omit<FieldProps, "children">;

interface SelectFieldProps extends FieldPart, Omit<ComponentProps<typeof Select>, keyof FieldPart> {
  /** Values and what people read for them; `children` are options that come before these. */
  readonly choices?: readonly (readonly [value: string, text: string])[];
}

/** A field with one select in it. `className` is the field's. */
export function SelectField(props: SelectFieldProps) {
  const { label, hint, errors, optional, hideLabel, aside, className, ...rest } = props;
  const { children, choices = [], ...select } = rest;
  const field = { label, hint, errors, optional, hideLabel, aside, className };
  return (
    <Field {...field}>
      <Select {...select}>
        {children}
        {choices.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </Select>
    </Field>
  );
}
