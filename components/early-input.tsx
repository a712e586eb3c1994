"use client";

import { useEffect } from "react";

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

declare global {
  interface Window {
    /** What people typed or chose, by control; written by `earlyInputScript`. */
    stewardTyped?: WeakMap<Element, string | boolean>;
  }
}

/** Gives all controls back what people had typed or chosen before the page was alive. For the root of the page. */
export function useEarlyInput(): void {
  useEffect(() => {
    for (const control of document.querySelectorAll<Control>("input,textarea,select")) {
      const typed = window.stewardTyped?.get(control);
      if (typed !== undefined) giveBack(control, typed);
    }
  }, []);
}

function giveBack(control: Control, typed: string | boolean): void {
  if (typeof typed === "boolean") {
    if (control instanceof HTMLInputElement && control.checked !== typed) control.click();
  } else if (control instanceof HTMLSelectElement) {
    setValue(control, typed);
    control.dispatchEvent(new Event("change", { bubbles: true }));
  } else {
    // React hears of a value only when it differs from the last it knew.
    for (const value of ["", typed]) {
      setValue(control, value);
      control.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
}

/** Sets a value as a person would, past the property that React put on the element to watch over it. */
function setValue(control: Control, value: string): void {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value")?.set?.call(
    control,
    value,
  );
}
