import type { ReactNode } from "react";

export function Kbd({ children }: { readonly children: ReactNode }) {
  return (
    <kbd className="inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-b-2 border-border bg-muted px-1 font-sans text-2xs font-medium text-muted-foreground">
      {children}
    </kbd>
  );
}
