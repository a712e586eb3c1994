"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { Tooltip } from "@base-ui/react/tooltip";
import type { ReactNode } from "react";
import { Toaster } from "#components/ui/toaster";

interface AppProvidersProps {
  readonly nonce?: string | undefined;
  readonly children: ReactNode;
}

/** What every page needs around it in the browser: the style nonce for popups, shared tooltip timing, toasts. */
export function AppProviders({ nonce, children }: AppProvidersProps) {
  return (
    <CSPProvider nonce={nonce}>
      <Tooltip.Provider delay={400}>
        {children}
        <Toaster />
      </Tooltip.Provider>
    </CSPProvider>
  );
}
