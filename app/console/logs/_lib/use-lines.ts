"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { type Fold, foldRuns } from "./folds.ts";
import { type Item, itemsOf } from "./log-items.ts";
import type { Entry } from "./log-state.ts";

interface LinesOptions {
  readonly dayOf: (at: string) => string;
  /** False where somebody asks for just what would be folded. */
  readonly folds: boolean;
}

const nothing: ReadonlySet<string> = new Set();

/** The lines of the list, with which runs of joins and parts are open. */
export function useLines(entries: readonly Entry[], { dayOf, folds }: LinesOptions) {
  const [opened, setOpened] = useState(nothing);
  const known = useRef(nothing);
  const lines = useMemo((): readonly (Item | Fold)[] => {
    const items = itemsOf(entries, dayOf);
    return folds ? foldRuns(items, { known: known.current, opened }) : items;
  }, [entries, dayOf, folds, opened]);
  useEffect(() => {
    known.current = new Set(lines.map(({ key }) => key));
  }, [lines]);
  const toggle = (key: string) =>
    setOpened((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  return { lines, toggle };
}
