"use client";

import { createContext, use, useEffect, useEffectEvent } from "react";

/** Whether keys without a modifier do something; people may switch them off. */
export const SingleKeys = createContext(true);

/** Where a key is meant for what has the focus. */
const TAKES_KEYS =
  "input,textarea,select,[contenteditable],[role=dialog],[role=alertdialog],[role=menu],[role=listbox]";

/** Hears keys pressed alone, anywhere but where they are typed; not those that people switched off. */
export function useSingleKeys(pressed: (event: KeyboardEvent) => void, except = ""): void {
  const on = use(SingleKeys);
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const taken = except === "" ? TAKES_KEYS : `${TAKES_KEYS},${except}`;
    if (event.target instanceof Element && event.target.closest(taken)) return;
    pressed(event);
  });
  useEffect(() => {
    if (!on) return;
    const listen = (event: KeyboardEvent) => hear(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [on]);
}
