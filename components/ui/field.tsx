"use client";

import { CircleAlert } from "lucide-react";
import { type ReactNode, useId, useMemo } from "react";
import { cn } from "#components/cn";
import { FieldContext } from "#components/ui/field-context";
import { Label } from "#components/ui/label";

export interface FieldProps {
  readonly label: ReactNode;
  /** The control: Input, Textarea, Select, PasswordInput, CodeInput … It is wired to label, hint and errors by itself. */
  readonly children: ReactNode;
  readonly hint?: ReactNode;
  /** What is wrong with the value, from the server action's answer. */
  readonly errors?: readonly string[] | undefined;
  readonly optional?: boolean | undefined;
  readonly required?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** Keeps the label for screen readers only, for a field whose meaning is plain to the eye. */
  readonly hideLabel?: boolean | undefined;
  /** Something small at the right end of the label line, such as a "Forgot?" link. */
  readonly aside?: ReactNode;
  readonly className?: string | undefined;
}

/** Label, control, hint and errors, tied together for eyes and for screen readers. */
export function Field(props: FieldProps) {
  const { label, children, hint, errors = [], optional, aside, hideLabel, className } = props;
  const { required = false, disabled = false } = props;
  const id = useId();
  const invalid = errors.length > 0;
  const describedBy =
    [hint ? `${id}-hint` : "", invalid ? `${id}-errors` : ""].filter(Boolean).join(" ") ||
    undefined;
  const wiring = useMemo(
    () => ({ id, describedBy, invalid, required, disabled }),
    [id, describedBy, invalid, required, disabled],
  );
  return (
    <div className={cn("flex min-w-0 flex-col gap-1.5", className)}>
      <div className={cn("flex items-baseline justify-between gap-3", hideLabel && "sr-only")}>
        <Label htmlFor={id} optional={optional}>
          {label}
        </Label>
        {aside && <div className="text-sm">{aside}</div>}
      </div>
      <FieldContext value={wiring}>{children}</FieldContext>
      <FieldErrors id={`${id}-errors`} errors={errors} />
      {hint && (
        <div id={`${id}-hint`} className="text-sm text-muted-foreground">
          {hint}
        </div>
      )}
    </div>
  );
}

interface FieldErrorsProps {
  readonly id: string;
  readonly errors: readonly string[];
}

export function FieldErrors({ id, errors }: FieldErrorsProps) {
  if (errors.length === 0) return null;
  return (
    <div id={id} className="flex gap-1.5 text-sm text-danger">
      <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div>
        {errors.map((error) => (
          <p key={error}>{error}</p>
        ))}
      </div>
    </div>
  );
}
