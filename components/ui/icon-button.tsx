"use client";

import { Button, type ButtonProps } from "#components/ui/button";
import { Tooltip } from "#components/ui/tooltip";

interface IconButtonProps extends Omit<ButtonProps, "aria-label" | "size" | "render"> {
  /** What it does; read out, and shown on hover and focus. */
  readonly label: string;
  readonly size?: "icon" | "icon-sm" | undefined;
}

/** A button that shows an icon only. */
export function IconButton({ label, size = "icon", variant = "ghost", ...props }: IconButtonProps) {
  return (
    <Tooltip content={label}>
      <Button {...props} aria-label={label} size={size} variant={variant} />
    </Tooltip>
  );
}
