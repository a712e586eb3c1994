"use client";

import { createContext, useContext } from "react";

export interface FieldWiring {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  readonly required: boolean;
  readonly disabled: boolean;
}

export const FieldContext = createContext<FieldWiring | null>(null);

interface OwnProps {
  readonly id?: string | undefined;
  readonly required?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly "aria-describedby"?: string | undefined;
}

/** What a control takes over from the `Field` around it; its own properties win, descriptions add up. */
export function useFieldWiring(own: OwnProps) {
  const field = useContext(FieldContext);
  const describedBy = [field?.describedBy, own["aria-describedby"]].filter(Boolean).join(" ");
  return {
    id: own.id ?? field?.id,
    required: own.required ?? field?.required,
    disabled: own.disabled ?? field?.disabled,
    "aria-invalid": field?.invalid ? true : undefined,
    "aria-describedby": describedBy || undefined,
  } as const;
}
