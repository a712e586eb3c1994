import type { ReactNode } from "react";
import { cn } from "#components/cn";
import { type Tone, toneBox, toneText } from "#components/ui/tone";

interface BadgeProps {
  readonly tone?: Tone | "neutral" | "accent" | undefined;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

/** A word or a count beside something. Not for levels (`LevelBadge`) or running state (`StatusLight`). */
export function Badge({ tone = "neutral", icon, children, className }: BadgeProps) {
  return (
    <span
      className={cn(
        "inline-flex min-h-5 items-center gap-1 rounded-sm border px-1.5 text-xs font-medium whitespace-nowrap [&_svg]:size-3",
        tone === "neutral" && "border-border bg-muted text-muted-foreground",
        tone === "accent" && "border-primary/25 bg-primary-soft text-primary",
        tone !== "neutral" && tone !== "accent" && [toneBox[tone], toneText[tone]],
        className,
      )}
    >
      {icon}
      {children}
    </span>
  );
}
