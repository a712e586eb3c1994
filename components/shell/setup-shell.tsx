"use client";

import type { ReactNode } from "react";
import { Logo } from "#components/logo";
import { MAIN_ID, SkipLink } from "#components/shell/skip-link";
import { ThemeSwitcher } from "#components/theme-switcher";
import { Card } from "#components/ui/card";
import { type Step, StepList } from "#components/ui/step-list";
import { useWords } from "#components/use-words";

interface SetupShellProps {
  readonly steps: readonly Step[];
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of the first run: all steps at the left, the current one in a card. */
export function SetupShell({ steps, title, description, children }: SetupShellProps) {
  const t = useWords("kit");
  const current = steps.findIndex((step) => step.state === "current");
  return (
    <div className="mx-auto flex min-h-dvh max-w-4xl flex-col px-(--gutter) pb-16">
      <SkipLink />
      <header className="flex items-center justify-between py-3">
        <Logo />
        <ThemeSwitcher />
      </header>
      <div className="grid flex-1 content-start gap-8 pt-4 md:grid-cols-[13rem_minmax(0,1fr)] md:pt-12">
        <aside aria-label={t("steps.title")} className="hidden md:block md:pt-6">
          <StepList steps={steps} />
        </aside>
        <main id={MAIN_ID} className="min-w-0">
          <Card className="gap-5 rounded-xl p-5 sm:p-7">
            <header>
              {current >= 0 && (
                <p className="mb-1 text-sm font-medium text-primary">
                  {t("steps.of", { step: current + 1, steps: steps.length })}
                </p>
              )}
              <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
              {description && (
                <div className="mt-1.5 text-base text-pretty text-muted-foreground">
                  {description}
                </div>
              )}
            </header>
            {children}
          </Card>
        </main>
      </div>
    </div>
  );
}
