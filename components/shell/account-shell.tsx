import type { ReactNode } from "react";
import { Logo } from "#components/logo";
import { MAIN_ID, SkipLink } from "#components/shell/skip-link";
import { ThemeSwitcher } from "#components/theme-switcher";
import { Card } from "#components/ui/card";

interface AccountShellProps {
  readonly siteName?: string | undefined;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of signing up, signing in and the like: the mark, and one narrow column. */
export function AccountShell({ siteName, footer, children }: AccountShellProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="flex items-center justify-between px-(--gutter) py-3">
        <a href="/" className="flex min-w-0 rounded-md py-1.5">
          <Logo name={siteName} />
        </a>
        <ThemeSwitcher />
      </header>
      <main
        id={MAIN_ID}
        className="mx-auto flex w-full max-w-md flex-1 flex-col px-(--gutter) pt-[6vh] pb-16 max-sm:pt-4"
      >
        {children}
      </main>
      {footer && <footer className="flex justify-center px-(--gutter) pb-5">{footer}</footer>}
    </div>
  );
}

interface AccountCardProps {
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly icon?: ReactNode;
  readonly children?: ReactNode;
  /** The way to the neighbouring page, under the card: "New here? Sign up". */
  readonly footer?: ReactNode;
}

/** What one account page says and asks, with the page's `h1`. */
export function AccountCard({ title, description, icon, children, footer }: AccountCardProps) {
  return (
    <>
      <Card className="gap-5 rounded-xl p-6 sm:p-7">
        <header>
          {icon && (
            <span
              aria-hidden="true"
              className="mb-4 grid size-10 place-items-center rounded-lg bg-primary-soft text-primary [&_svg]:size-5"
            >
              {icon}
            </span>
          )}
          <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
          {description && (
            <div className="mt-1.5 text-base text-pretty text-muted-foreground">{description}</div>
          )}
        </header>
        {children}
      </Card>
      {footer && <div className="mt-5 text-center text-base text-muted-foreground">{footer}</div>}
    </>
  );
}
