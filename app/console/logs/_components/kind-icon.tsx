"use client";

import {
  ArrowLeftRight,
  Bell,
  BotMessageSquare,
  CircleAlert,
  KeyRound,
  ListChecks,
  LogIn,
  LogOut,
  type LucideIcon,
  MessageSquare,
  Plug,
  Puzzle,
  Settings2,
  Sparkle,
  TextQuote,
  TriangleAlert,
  Unplug,
  UserRound,
  UserX,
} from "lucide-react";
import { cn } from "#components/cn";
import { useWords } from "#components/use-words";
import { kindName } from "../_lib/event-words.ts";

const icons: Readonly<Record<string, LucideIcon>> = {
  message: MessageSquare,
  action: Sparkle,
  notice: Bell,
  join: LogIn,
  part: LogOut,
  quit: LogOut,
  kick: UserX,
  nick: ArrowLeftRight,
  mode: Settings2,
  topic: TextQuote,
  connect: Plug,
  disconnect: Unplug,
  command: BotMessageSquare,
  "command.refused": BotMessageSquare,
  "command.failed": BotMessageSquare,
  job: ListChecks,
  module: Puzzle,
};

function iconFor(kind: string): LucideIcon {
  const known = icons[kind];
  if (known) return known;
  return kind.startsWith("token.") || kind.startsWith("session.") ? KeyRound : UserRound;
}

interface KindIconProps {
  readonly kind: string;
  readonly severity: string;
}

/** What kind of event it is, by shape; warnings and errors have a shape and a colour of their own. */
export function KindIcon({ kind, severity }: KindIconProps) {
  const t = useWords("console");
  const Icon =
    severity === "error" ? CircleAlert : severity === "warn" ? TriangleAlert : iconFor(kind);
  return (
    <span title={kindName(kind, t)} className="inline-flex">
      <Icon
        aria-hidden="true"
        className={cn(
          "size-3.5 text-muted-foreground",
          severity === "warn" && "text-warning",
          severity === "error" && "text-danger",
        )}
      />
      <span className="sr-only">
        {severity === "info"
          ? kindName(kind, t)
          : t(severity === "error" ? "logs.errorKind" : "logs.warningKind", {
              kind: kindName(kind, t),
            })}
      </span>
    </span>
  );
}
