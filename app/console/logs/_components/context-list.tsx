"use client";

import { useEffect, useRef, useState } from "react";
import type { LogRow } from "#core/events/rights";
import { itemsOf } from "../_lib/log-items.ts";
import { rowEntry } from "../_lib/log-state.ts";
import { ItemView } from "./item-view.tsx";
import { RowDrawer } from "./row-drawer.tsx";

interface ContextListProps {
  readonly rows: readonly LogRow[];
  readonly marked: number;
  readonly networks: Readonly<Record<string, string>>;
}

const utcDay = (at: string) => at.slice(0, 10);
const nothingToFill = () => {};

/** A row among its neighbours, scrolled to. */
export function ContextList({ rows, marked, networks }: ContextListProps) {
  const [opened, setOpened] = useState<LogRow | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector(`[data-row="${marked}"]`)?.scrollIntoView({ block: "center" });
  }, [marked]);
  return (
    <div ref={box} className="py-1">
      {itemsOf(rows.map(rowEntry), utcDay).map((item) => (
        <ItemView
          key={item.key}
          item={item}
          networks={networks}
          onOpen={setOpened}
          onFill={nothingToFill}
          marked={marked}
        />
      ))}
      <RowDrawer row={opened} networks={networks} onClose={() => setOpened(null)} />
    </div>
  );
}
