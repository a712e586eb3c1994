"use client";

import { type KeyboardEvent, type PointerEvent, useState } from "react";

/** Where choosing began and where it is; the same for a single bar. */
export interface Choice {
  readonly anchor: number;
  readonly at: number;
}

interface ChoiceOptions {
  readonly count: number;
  readonly onPoint: (index: number | null) => void;
  readonly onApply: (choice: Choice) => void;
}

/** Where a key leads from bar `at`; undefined for keys that lead nowhere. */
function target(key: string, at: number, last: number): number | undefined {
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }[key];
  return to === undefined ? undefined : Math.min(last, Math.max(0, to));
}

/** Choosing some of a row of bars, by dragging or by keys: arrows move, Shift extends, Enter applies, Escape drops. */
export function useChoice({ count, onPoint, onApply }: ChoiceOptions) {
  const [choice, setChoice] = useState<Choice | null>(null);
  const last = count - 1;

  function choose(next: Choice | null) {
    setChoice(next);
    onPoint(next?.at ?? null);
  }

  function indexAt({ clientX, currentTarget }: PointerEvent): number {
    const { left, width } = currentTarget.getBoundingClientRect();
    const share = (clientX - left) / Math.max(1, width);
    return Math.min(last, Math.max(0, Math.floor(share * count)));
  }

  function isUsed(event: KeyboardEvent): boolean {
    // Without a choice the first key only shows where one is: at the newest.
    const at = choice ? target(event.key, choice.at, last) : target(event.key, last + 1, last);
    if (at === undefined) return choice !== null && isDecided(event.key, choice);
    choose({ anchor: event.shiftKey ? (choice?.anchor ?? at) : at, at });
    return true;
  }

  function isDecided(key: string, chosen: Choice): boolean {
    if (key === "Enter" || key === " ") onApply(chosen);
    else if (key === "Escape") choose(null);
    else return false;
    return true;
  }

  const handlers = {
    onKeyDown(event: KeyboardEvent) {
      if (!isUsed(event)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    onBlur: () => choose(null),
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const at = indexAt(event);
      choose({ anchor: at, at });
    },
    onPointerMove(event: PointerEvent) {
      const at = indexAt(event);
      const isDragged = event.currentTarget.hasPointerCapture(event.pointerId);
      if (isDragged && choice) choose({ ...choice, at });
      else onPoint(at);
    },
    onPointerUp: () => choice && onApply(choice),
    onPointerCancel: () => choose(null),
    onPointerLeave: () => onPoint(choice?.at ?? null),
  };
  return { choice, handlers };
}

export const isChosen = (choice: Choice | null, index: number): boolean =>
  choice !== null &&
  index >= Math.min(choice.anchor, choice.at) &&
  index <= Math.max(choice.anchor, choice.at);
