import type { ReactNode } from "react";
import { cn } from "#components/cn";

interface PageHeaderProps {
  readonly title: ReactNode;
  readonly description?: ReactNode;
  /** A `Breadcrumb`, where the page lies deeper than the bar above says. */
  readonly crumbs?: ReactNode;
  /** Small facts after the title: badges, a status light. */
  readonly meta?: ReactNode;
  readonly actions?: ReactNode;
  readonly className?: string | undefined;
}

/** The top of a page, with its only `h1`. */
export function PageHeader(props: PageHeaderProps) {
  const { title, description, crumbs, meta, actions, className } = props;
  return (
    <header className={cn("mb-5 flex flex-col gap-1.5", className)}>
      {crumbs}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="min-w-0 text-xl font-semibold tracking-tight">{title}</h1>
            {meta}
          </div>
          {description && (
            <p className="mt-1 max-w-prose text-base text-pretty text-muted-foreground">
              {description}
            </p>
          )}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
    </header>
  );
}
