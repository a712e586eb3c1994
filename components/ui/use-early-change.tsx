"use client";

import { type ChangeEvent, type ComponentProps, type Ref, useCallback, useRef } from "react";

interface Controls {
  readonly input: HTMLInputElement;
  readonly select: HTMLSelectElement;
  readonly textarea: HTMLTextAreaElement;
}

/**
 * A page is there before its script is, and React takes controlled fields over without asking what people chose in
 * between: the screen shows one thing and the state says another. This tells `onChange` about it once, on hydration.
 * Gives the ref that the control must have; one in `props` is kept. Driven by e2e/slow-script.spec.ts.
 */
export function useEarlyChange<Tag extends keyof Controls>(props: ComponentProps<Tag>) {
  const first = useRef<typeof props | null>(props);
  const { ref } = props;
  return useCallback(
    (node: Controls[Tag] | null) => {
      assign(ref as Ref<Controls[Tag]> | undefined, node);
      if (node === null || first.current === null) return;
      const { value, checked, onChange } = first.current as ComponentProps<"input">;
      first.current = null;
      if (onChange && differs(node, value, checked))
        onChange({ target: node, currentTarget: node } as ChangeEvent<HTMLInputElement>);
    },
    [ref],
  );
}

function differs(
  node: Controls[keyof Controls],
  value: ComponentProps<"input">["value"],
  checked: boolean | undefined,
): boolean {
  if (checked === undefined) return value !== undefined && node.value !== String(value);
  const now = "checked" in node && node.checked;
  // Of radio buttons only the one that was chosen has something to tell.
  return now !== checked && (now || node.type !== "radio");
}

function assign<Element>(ref: Ref<Element> | undefined, node: Element | null): void {
  if (typeof ref === "function") ref(node);
  else if (ref) ref.current = node;
}
