import type { ReactNode } from "react";
import { CopyButton } from "#components/ui/copy-button";
import { getWords } from "#web/words";

interface NextStep {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text: string;
  /** Something to paste into an IRC client. */
  readonly command?: string | undefined;
}

/** What to do once the first run is over, in order. */
export async function NextSteps({ items }: { readonly items: readonly NextStep[] }) {
  const t = await getWords("setup");
  return (
    <section>
      <h2 className="mb-3 text-sm font-medium text-muted-foreground">{t("done.next")}</h2>
      <ol className="grid gap-4">
        {items.map(({ icon, title, text, command }) => (
          <li key={title} className="flex gap-3">
            <span
              aria-hidden="true"
              className="grid size-8 shrink-0 place-items-center rounded-md bg-primary-soft text-primary [&_svg]:size-4"
            >
              {icon}
            </span>
            <div className="min-w-0 flex-1">
              <p className="font-medium">{title}</p>
              <p className="text-sm text-muted-foreground">{text}</p>
              {command && (
                <p className="mt-1.5 flex items-center justify-between gap-2 rounded-md border border-border bg-muted px-2.5 py-1">
                  <code className="min-w-0 font-mono text-sm wrap-anywhere">{command}</code>
                  <CopyButton
                    text={command}
                    size="icon-sm"
                    variant="ghost"
                    label={t("done.copyCommand")}
                  />
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
