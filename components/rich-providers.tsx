"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { Tooltip } from "@base-ui/react/tooltip";
import type { ReactNode } from "react";
import { Toaster } from "#components/ui/toaster";

interface RichProvidersProps {
  readonly nonce: string | undefined;
  readonly children: ReactNode;
}

/** What menus, dialogs, tooltips and toasts need around them: the nonce for their styles, shared timing, a place. */
export function RichProviders({ nonce, children }: RichProvidersProps) {
  return (
    <CSPProvider nonce={nonce}>
      <Tooltip.Provider delay={400}>
        {children}
        <Toaster />
      </Tooltip.Provider>
    </CSPProvider>
  );
}
