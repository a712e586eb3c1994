"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "#components/cn";
import { Checkbox } from "#components/ui/checkbox";
import { FieldErrors } from "#components/ui/field";
import { Switch } from "#components/ui/switch";

interface ChoiceProps extends Omit<ComponentProps<"input">, "type" | "role" | "children"> {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly errors?: readonly string[] | undefined;
}

function wiring(id: string, hint: ReactNode, errors: readonly string[]) {
  const describedBy = [hint ? `${id}-hint` : "", errors.length > 0 ? `${id}-errors` : ""];
  return {
    id,
    "aria-describedby": describedBy.filter(Boolean).join(" ") || undefined,
    "aria-invalid": errors.length > 0 || undefined,
  };
}

interface TextProps extends Pick<ChoiceProps, "label" | "hint"> {
  readonly id: string;
  readonly errors: readonly string[];
  readonly className?: string | undefined;
}

function ChoiceText({ id, label, hint, errors, className }: TextProps) {
  return (
    <div className={cn("min-w-0 space-y-0.5", className)}>
      <label htmlFor={id} className="block py-0.5 text-base font-medium max-md:py-1">
        {label}
      </label>
      {hint && (
        <div id={`${id}-hint`} className="text-sm text-muted-foreground">
          {hint}
        </div>
      )}
      <FieldErrors id={`${id}-errors`} errors={errors} />
    </div>
  );
}

/** A tick box with its label to the right: agreeing, opting in, choosing several. */
export function CheckboxField({ label, hint, errors = [], className, ...props }: ChoiceProps) {
  const id = useId();
  return (
    <div className={cn("flex items-start gap-2.5", className)}>
      <Checkbox {...props} {...wiring(id, hint, errors)} className="mt-1 max-md:mt-1.5" />
      <ChoiceText id={id} label={label} hint={hint} errors={errors} />
    </div>
  );
}

/** A setting that is on or off: label and hint at the left, the switch at the right end of the line. */
export function SwitchField({ label, hint, errors = [], className, ...props }: ChoiceProps) {
  const id = useId();
  return (
    <div className={cn("flex items-start justify-between gap-4", className)}>
      <ChoiceText id={id} label={label} hint={hint} errors={errors} className="flex-1" />
      <Switch {...props} {...wiring(id, hint, errors)} className="mt-0.5" />
    </div>
  );
}
