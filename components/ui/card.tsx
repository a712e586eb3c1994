import type { ComponentProps, ReactNode } from "react";
import { cn } from "#components/cn";

export function Card({ className, ...props }: ComponentProps<"section">) {
  return (
    <section
      {...props}
      className={cn(
        "flex min-w-0 flex-col rounded-lg border border-border bg-card shadow-raised",
        className,
      )}
    />
  );
}

interface CardHeaderProps {
  readonly title: ReactNode;
  readonly description?: ReactNode;
  /** Buttons, a switch or a link at the right end. */
  readonly actions?: ReactNode;
  readonly icon?: ReactNode;
  readonly as?: "h2" | "h3" | undefined;
  readonly id?: string | undefined;
  readonly className?: string | undefined;
}

export function CardHeader(props: CardHeaderProps) {
  const { title, description, actions, icon, as: Heading = "h2", id, className } = props;
  return (
    <header
      className={cn(
        "flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 pt-3.5 pb-3 md:px-5",
        className,
      )}
    >
      <div className="flex min-w-0 flex-1 basis-40 gap-2.5">
        {icon && <span className="mt-0.5 text-muted-foreground [&_svg]:size-4.5">{icon}</span>}
        <div className="min-w-0">
          <Heading id={id} className="text-base font-semibold">
            {title}
          </Heading>
          {description && <p className="mt-0.5 text-sm text-muted-foreground">{description}</p>}
        </div>
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}

/** The inside of a card. `flush` for tables and lists that reach its edges. */
export function CardBody({
  className,
  flush = false,
  ...props
}: ComponentProps<"div"> & { readonly flush?: boolean | undefined }) {
  return (
    <div
      {...props}
      className={cn(
        "min-w-0 flex-1",
        flush ? "border-t border-border" : "px-4 pb-4 first:pt-4 md:px-5 md:pb-5 md:first:pt-5",
        className,
      )}
    />
  );
}

export function CardFooter({ className, ...props }: ComponentProps<"footer">) {
  return (
    <footer
      {...props}
      className={cn(
        "flex flex-wrap items-center justify-end gap-2 rounded-b-lg border-t border-border bg-muted/50 px-4 py-3 md:px-5",
        className,
      )}
    />
  );
}
