import { cn } from "#components/cn";

interface SeparatorProps {
  readonly className?: string | undefined;
  /** A word in the middle of the line, such as "or". */
  readonly label?: string | undefined;
}

export function Separator({ className, label }: SeparatorProps) {
  if (label === undefined) return <hr className={cn("border-t border-border", className)} />;
  return (
    <div className={cn("flex items-center gap-3 text-sm text-muted-foreground", className)}>
      <hr className="flex-1 border-t border-border" />
      {label}
      <hr className="flex-1 border-t border-border" />
    </div>
  );
}
