import { cn } from "#components/cn";

/** The mark: a channel's hash of which one stroke is a key. */
export function LogoMark({ className }: { readonly className?: string | undefined }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={cn("size-7 shrink-0", className)}>
      <rect width="32" height="32" rx="8" className="fill-primary" />
      <g className="stroke-primary-foreground" fill="none" strokeWidth="2.5" strokeLinecap="round">
        <path d="M11.5 8.5v17M7 15.5h18M7 21.5h18M20.5 12.5v13" />
        <circle cx="20.5" cy="9" r="3.2" />
      </g>
    </svg>
  );
}

interface LogoProps {
  /** The name of the site, when it has one of its own. */
  readonly name?: string | undefined;
  readonly className?: string | undefined;
}

export function Logo({ name = "Steward", className }: LogoProps) {
  return (
    <span className={cn("inline-flex min-w-0 items-center gap-2.5", className)}>
      <LogoMark />
      <span className="truncate text-lg font-semibold tracking-tight">{name}</span>
    </span>
  );
}
