"use client";

import { AtSign, Crown, type LucideIcon, Mic, ShieldCheck, User, UserCheck } from "lucide-react";
import { cn } from "#components/cn";
import { useWords } from "#components/use-words";
import type { Level } from "#core/levels";

const look: Readonly<Record<Level, { readonly icon: LucideIcon; readonly color: string }>> = {
  user: { icon: User, color: "text-level-0" },
  registered: { icon: UserCheck, color: "text-level-1" },
  voice: { icon: Mic, color: "text-level-2" },
  operator: { icon: AtSign, color: "text-level-3" },
  staff: { icon: ShieldCheck, color: "text-level-4" },
  superuser: { icon: Crown, color: "text-level-5" },
};

interface LevelBadgeProps {
  readonly level: Level;
  /** Without frame, for dense lists. */
  readonly plain?: boolean | undefined;
  readonly className?: string | undefined;
}

/** A permission level by icon, word and colour, in this order of importance. */
export function LevelBadge({ level, plain = false, className }: LevelBadgeProps) {
  const t = useWords("kit");
  const { icon: Icon, color } = look[level];
  return (
    <span
      className={cn(
        "inline-flex min-h-5 items-center gap-1 text-xs font-medium whitespace-nowrap",
        !plain && "rounded-sm border border-current/25 bg-current/8 px-1.5 high-contrast:bg-card",
        color,
        className,
      )}
    >
      <Icon aria-hidden="true" strokeWidth={2.25} className="size-3 shrink-0" />
      {t(`levels.${level}`)}
    </span>
  );
}
