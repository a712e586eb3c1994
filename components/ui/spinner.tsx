import { LoaderCircle } from "lucide-react";
import { cn } from "#components/cn";

interface SpinnerProps {
  readonly className?: string | undefined;
  /** Read out to screen readers; leave away where text beside it already says what goes on. */
  readonly label?: string | undefined;
}

export function Spinner({ className, label }: SpinnerProps) {
  return (
    <>
      <LoaderCircle aria-hidden="true" className={cn("size-4 shrink-0 animate-spin", className)} />
      {label !== undefined && <span className="sr-only">{label}</span>}
    </>
  );
}
