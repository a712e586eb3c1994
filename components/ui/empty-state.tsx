import type { ReactNode } from "react";
import { cn } from "#components/cn";

interface EmptyStateProps {
  readonly icon?: ReactNode;
  readonly title: ReactNode;
  /** One sentence: why it is empty, and what to do. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** Makes the title a heading, where nothing else on the page is one. */
  readonly heading?: "h1" | "h2" | undefined;
  readonly className?: string | undefined;
}

/** Instead of an empty list. Say which of four it is: nothing yet, filtered away, no right, switched off. */
export function EmptyState(props: EmptyStateProps) {
  const { icon, title, children, action, heading: Title = "p", className } = props;
  return (
    <div
      className={cn(
        "mx-auto flex max-w-md flex-col items-center gap-1 px-6 py-10 text-center",
        className,
      )}
    >
      {icon && (
        <span
          aria-hidden="true"
          className="mb-3 grid size-11 place-items-center rounded-xl border border-border bg-muted text-muted-foreground [&_svg]:size-5"
        >
          {icon}
        </span>
      )}
      <Title className="text-base font-semibold">{title}</Title>
      {children && <div className="text-base text-pretty text-muted-foreground">{children}</div>}
      {action && <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
