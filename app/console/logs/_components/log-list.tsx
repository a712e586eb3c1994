"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { ChevronDown } from "lucide-react";
import {
  type KeyboardEvent,
  useEffect,
  useLayoutEffect,
  useRef,
  useSyncExternalStore,
} from "react";
import { Button } from "#components/ui/button";
import { useWords } from "#components/use-words";
import type { LogRow } from "#core/events/rights";
import { waiting } from "../_lib/log-state.ts";
import { useLines } from "../_lib/use-lines.ts";
import type { Log } from "../_lib/use-log.ts";
import { ItemView } from "./item-view.tsx";
import { ListTop } from "./list-top.tsx";

const AT_END_PX = 48;
const NEAR_TOP_PX = 600;
const nothing = () => () => {};
const localDay = (at: string) => new Date(at).toDateString();
const utcDay = (at: string) => at.slice(0, 10);

interface LogListProps {
  readonly log: Log;
  readonly networks: Readonly<Record<string, string>>;
  /** False where the filters ask for just what would be folded. */
  readonly folds: boolean;
  readonly onOpen: (row: LogRow) => void;
}

/** The rows themselves: only those in sight are in the page. Follows the end unless somebody reads further up. */
export function LogList({ log, networks, folds, onOpen }: LogListProps) {
  const t = useWords("console");
  const { state, follow, pause, loadEarlier } = log;
  const box = useRef<HTMLDivElement>(null);
  const rows = useRef<HTMLDivElement>(null);
  const lastTop = useRef(0);
  const live = useSyncExternalStore(
    nothing,
    () => true,
    () => false,
  );
  const { lines, toggle } = useLines(state.entries, { dayOf: live ? localDay : utcDay, folds });
  // What stands above the rows scrolls with them.
  const scrollMargin = rows.current?.offsetTop ?? 0;
  const list = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => 31,
    getItemKey: (index) => lines[index]?.key ?? index,
    anchorTo: "end",
    followOnAppend: state.following,
    scrollEndThreshold: AT_END_PX,
    scrollMargin,
    overscan: 12,
    enabled: live,
  });

  useLayoutEffect(() => {
    if (live) list.scrollToEnd();
  }, [live, list]);
  useEffect(() => {
    if (state.following) list.scrollToEnd();
  }, [state.following, list]);

  function scrolled() {
    if (!box.current) return;
    const { scrollTop: top, scrollHeight, clientHeight } = box.current;
    const up = top < lastTop.current;
    lastTop.current = top;
    // Asked of the page itself: the list learns of this scrolling a moment later.
    if (up && scrollHeight - clientHeight - top > AT_END_PX) pause();
    if (up && top < NEAR_TOP_PX) loadEarlier();
  }

  const onToggle = (key: string) => {
    // Whoever opens a run reads it: it must not run away.
    pause();
    toggle(key);
  };
  const common = { networks, onOpen, onToggle, onFill: log.fill };
  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={box}
        role="log"
        aria-label={t("logs.events")}
        aria-live="off"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
        tabIndex={0}
        onScroll={scrolled}
        onKeyDown={moveBetweenRows}
        className="absolute inset-0 overflow-y-auto overscroll-contain py-1 [overflow-anchor:none] focus-visible:-outline-offset-2"
      >
        <ListTop log={log} />
        {live ? (
          <div ref={rows} className="relative" style={{ height: list.getTotalSize() }}>
            {list.getVirtualItems().map(({ key, index, start }) => {
              const item = lines[index];
              return (
                item && (
                  <div
                    key={key}
                    ref={list.measureElement}
                    data-index={index}
                    className="absolute inset-x-0 top-0"
                    style={{ transform: `translateY(${start - scrollMargin}px)` }}
                  >
                    <ItemView item={item} {...common} />
                  </div>
                )
              );
            })}
          </div>
        ) : (
          lines.slice(-60).map((item) => <ItemView key={item.key} item={item} {...common} />)
        )}
      </div>
      {!state.following && (
        <Button
          size="sm"
          variant="primary"
          onClick={follow}
          className="absolute bottom-3 left-1/2 -translate-x-1/2 rounded-full shadow-floating"
        >
          <ChevronDown aria-hidden="true" />
          {state.held.length > 0 ? t("logs.new", { held: waiting(state.held) }) : t("logs.end")}
        </Button>
      )}
    </div>
  );
}

/** Arrow keys go from row to row. */
function moveBetweenRows(event: KeyboardEvent<HTMLDivElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-row]")];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = at < 0 ? rows.at(-1) : rows[at + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}
