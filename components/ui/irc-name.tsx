import type { ReactNode } from "react";
import { cn } from "#components/cn";

interface IrcNameProps {
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

/** A nick or channel as IRC people wrote it, kept apart from the direction of the text around it. */
export function IrcName({ children, className }: IrcNameProps) {
  return <bdi className={cn("font-medium wrap-anywhere", className)}>{children}</bdi>;
}

/** A hostmask, mask, host, token or command: monospaced, broken anywhere rather than widening the page. */
export function Mono({ children, className }: IrcNameProps) {
  return <bdi className={cn("font-mono text-[0.93em] wrap-anywhere", className)}>{children}</bdi>;
}
