"use client";

import { type ComponentProps, useId } from "react";
import { Field, type FieldProps } from "#components/ui/field";
import { Input } from "#components/ui/input";

type FieldPart = Omit<FieldProps, "children">;

interface InputFieldProps extends FieldPart, Omit<ComponentProps<typeof Input>, keyof FieldPart> {
  /** Texts that the browser offers while somebody types; any other may be typed, too. */
  readonly suggestions?: readonly string[] | undefined;
}

/** A field with one text box in it. `className` is the field's. */
export function InputField(props: InputFieldProps) {
  const { label, hint, errors, optional, hideLabel, aside, className, ...rest } = props;
  const { suggestions, ...input } = rest;
  const list = useId();
  const field = { label, hint, errors, optional, hideLabel, aside, className };
  return (
    <Field {...field}>
      <Input autoComplete="off" {...input} list={suggestions && list} />
      {suggestions && (
        <datalist id={list}>
          {suggestions.map((text) => (
            <option key={text} value={text} />
          ))}
        </datalist>
      )}
    </Field>
  );
}
