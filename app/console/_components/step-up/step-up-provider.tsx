"use client";

import { createContext, type ReactNode, use, useMemo, useState } from "react";

interface StepUpState {
  /** Until when this browser may do what takes the password typed again, in ms; null when it would be asked. */
  readonly until: number | null;
  /** A code of the app will do as well. */
  readonly hasApp: boolean;
  readonly change: (until: number | null) => void;
}

const Context = createContext<StepUpState>({ until: null, hasApp: false, change: () => {} });

/** As far as this page knows; the server decides. */
export const useStepUpState = () => use(Context);

interface StepUpProviderProps {
  /** As the server last said. */
  readonly until: number | null;
  readonly hasApp: boolean;
  readonly children: ReactNode;
}

export function StepUpProvider({ until, hasApp, children }: StepUpProviderProps) {
  const [known, setKnown] = useState({ said: until, until });
  if (known.said !== until) setKnown({ said: until, until });
  const state = useMemo(
    () => ({
      until: known.until,
      hasApp,
      change: (next: number | null) => setKnown(({ said }) => ({ said, until: next })),
    }),
    [known.until, hasApp],
  );
  return <Context value={state}>{children}</Context>;
}
