"use client";

import { type ReactNode, useId } from "react";
import { cn } from "#components/cn";
import { FieldErrors } from "#components/ui/field";
import { useSynced } from "#components/ui/use-synced";

export interface RadioOption {
  readonly value: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly disabled?: boolean | undefined;
}

interface RadioGroupProps {
  readonly name: string;
  readonly legend: ReactNode;
  readonly options: readonly RadioOption[];
  readonly defaultValue?: string | undefined;
  /** With `onChange`, makes the group controlled. */
  readonly value?: string | undefined;
  readonly onChange?: ((value: string) => void) | undefined;
  readonly errors?: readonly string[] | undefined;
  readonly hideLegend?: boolean | undefined;
  /** `cards` frames each choice; right for two to four that need a sentence each. */
  readonly look?: "list" | "cards" | undefined;
  readonly className?: string | undefined;
}

/** One of a few choices, all visible. The arrow keys move between them. */
export function RadioGroup(props: RadioGroupProps) {
  const { legend, options, errors = [], hideLegend, look = "list", className } = props;
  const id = useId();
  const invalid = errors.length > 0;
  return (
    <fieldset
      aria-describedby={invalid ? `${id}-errors` : undefined}
      className={cn("flex min-w-0 flex-col gap-2", className)}
    >
      <legend className={cn("mb-1.5 text-sm font-medium", hideLegend && "sr-only")}>
        {legend}
      </legend>
      {options.map((option) => (
        <Radio key={option.value} group={props} option={option} cards={look === "cards"} />
      ))}
      <FieldErrors id={`${id}-errors`} errors={errors} />
    </fieldset>
  );
}

interface RadioProps {
  readonly group: RadioGroupProps;
  readonly option: RadioOption;
  readonly cards: boolean;
}

function Radio({ group, option, cards }: RadioProps) {
  const { name, value, defaultValue, onChange } = group;
  const pick = () => onChange?.(option.value);
  const ref = useSynced({ onChange: pick }, value === undefined ? value : value === option.value);
  return (
    <label
      className={cn(
        "flex items-start gap-2.5 has-disabled:opacity-55 max-md:py-1",
        cards &&
          "rounded-lg border border-border bg-card p-3 hover:bg-hover has-checked:border-primary has-checked:bg-primary-soft has-checked:ring-1 has-checked:ring-primary max-md:py-3",
      )}
    >
      <input
        type="radio"
        name={name}
        value={option.value}
        disabled={option.disabled}
        ref={ref}
        onChange={pick}
        defaultChecked={(value ?? defaultValue) === option.value}
        className="mt-0.5 size-4.5 shrink-0 appearance-none rounded-full border border-input bg-card transition-colors checked:border-[5px] checked:border-primary"
      />
      <span className="min-w-0">
        <span className="block text-base font-medium">{option.label}</span>
        {option.hint && <span className="block text-sm text-muted-foreground">{option.hint}</span>}
      </span>
    </label>
  );
}
