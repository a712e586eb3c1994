import { cn } from "#components/cn";
import { words } from "#components/words";

/** The mark: a channel's hash whose lower right stroke is a key. */
export function LogoMark({ className }: { readonly className?: string | undefined }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={cn("size-7 shrink-0", className)}>
      <rect width="32" height="32" rx="8" className="fill-primary" />
      <g className="stroke-primary-foreground" fill="none" strokeWidth="2.5" strokeLinecap="round">
        <path d="M12.6 7.5 10.2 24.5M7.2 12.6H24.8M6.6 19.4h8.2" />
        <path d="M20.4 7.5 19.4 15.2" />
        <circle cx="18.8" cy="19.6" r="3.6" />
        <path d="m21.5 22.3 3.3 3.3m-1.7-1.7 1.6-1.6" />
      </g>
    </svg>
  );
}

interface LogoProps {
  /** The name of the site, when it has one of its own. */
  readonly name?: string | undefined;
  readonly className?: string | undefined;
}

export function Logo({ name = words.product, className }: LogoProps) {
  return (
    <span className={cn("inline-flex min-w-0 items-center gap-2.5", className)}>
      <LogoMark />
      <span className="truncate text-lg font-semibold tracking-tight">{name}</span>
    </span>
  );
}
