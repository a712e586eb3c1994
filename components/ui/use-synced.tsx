"use client";

import { type ChangeEvent, type Ref, useCallback, useLayoutEffect, useRef } from "react";

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

interface Synced<Element extends Control> {
  readonly ref?: Ref<Element> | undefined;
  readonly onChange?: ((event: ChangeEvent<Element>) => void) | undefined;
}

/**
 * Keeps an uncontrolled control and the state behind it the same; gives the ref that the control must have. A page is
 * there before its script is, and a choice made in between must count: React's own controlled fields put the control
 * back to the state while a page hydrates, so the choice is lost. Here the state follows the control the first time,
 * and the control the state from then on. Undefined `wanted`: nobody minds. Driven by e2e/slow-script.spec.ts.
 */
export function useSynced<Element extends Control>(
  { ref, onChange }: Synced<Element>,
  wanted: string | number | readonly string[] | boolean | undefined,
) {
  const control = useRef<Element | null>(null);
  const tell = useRef(onChange);
  const isFirst = useRef(true);
  tell.current = onChange;

  useLayoutEffect(() => {
    const node = control.current;
    const early = isFirst.current;
    isFirst.current = false;
    if (node === null || wanted === undefined || isSame(node, wanted)) return;
    if (!early) put(node, wanted);
    // Of radio buttons only the one that was chosen has something to tell.
    else if (node.type !== "radio" || !wanted)
      tell.current?.({ target: node, currentTarget: node } as ChangeEvent<Element>);
  }, [wanted]);

  return useCallback(
    (node: Element | null) => {
      control.current = node;
      if (typeof ref === "function") ref(node);
      else if (ref) ref.current = node;
    },
    [ref],
  );
}

function isSame(node: Control, wanted: unknown): boolean {
  if (typeof wanted === "boolean") return "checked" in node && node.checked === wanted;
  return node.value === String(wanted);
}

function put(node: Control, wanted: unknown): void {
  if (typeof wanted !== "boolean") node.value = String(wanted);
  else if ("checked" in node) node.checked = wanted;
}
