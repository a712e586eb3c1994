"use client";

import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "#components/ui/button";

/** The button that sends the form around it; busy by itself while the form's action runs. */
export function SubmitButton({ variant = "primary", pending, ...props }: ButtonProps) {
  const status = useFormStatus();
  return (
    <Button
      {...props}
      type="submit"
      variant={variant}
      pending={pending === true || status.pending}
    />
  );
}
