"use client";

import { Pause, Play, Search, SlidersHorizontal, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { cn } from "#components/cn";
import { Button } from "#components/ui/button";
import { Input } from "#components/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "#components/ui/popover";
import { Spinner } from "#components/ui/spinner";
import { useWords } from "#components/use-words";
import { type FilterParams, queryOf } from "#core/events/filter-address";
import { EVENT_GROUPS, type EventGroup, GROUP_NAMES } from "#core/events/kinds";
import type { SavedViews } from "../_lib/chosen-view.ts";
import { type Filters, useFilters } from "../_lib/use-filters.ts";
import { ExportMenu } from "./export-menu.tsx";
import { FilterFields, type LogPlaces, PANEL_KEYS } from "./filter-fields.tsx";
import { RangeChip } from "./range-chip.tsx";
import { TimeJump } from "./time-jump.tsx";
import { ViewsMenu } from "./views-menu.tsx";

const TYPING_MS = 400;

interface LogToolbarProps {
  readonly filters: Filters;
  readonly views: SavedViews;
  readonly places: LogPlaces;
  /** Kinds that this reader can ever see. */
  readonly visibleKinds: readonly string[];
  readonly following: boolean;
  readonly connected: boolean;
  readonly onFollow: (on: boolean) => void;
}

/** Search, filters and the switch between following and reading. Every filter is in the address. */
export function LogToolbar(props: LogToolbarProps) {
  const t = useWords("console");
  const { filters, views, places, visibleKinds, following, connected, onFollow } = props;
  const { params } = filters;
  const { pending, wanted, change: go, show } = useFilters(filters);
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(typing.current), []);
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Somebody else changed it: a link, or the way back.
    if (search.current && search.current !== document.activeElement)
      search.current.value = params.q ?? "";
  }, [params.q]);

  const chosen = groupsIn(params);
  const toggle = (group: EventGroup) => {
    const now = groupsIn(wanted());
    const next = now.includes(group) ? now.filter((one) => one !== group) : [...now, group];
    go({ kind: next.join(",") });
  };
  const groups = GROUP_NAMES.filter((group) =>
    EVENT_GROUPS[group].some((kind) => visibleKinds.includes(kind)),
  );
  const set = PANEL_KEYS.filter((key) => params[key]);

  const chipText = (key: (typeof PANEL_KEYS)[number]) => {
    const value = params[key] ?? "";
    if (key === "network") return places.networks[value] ?? "?";
    if (key === "module") return t("logs.moduleIs", { name: value });
    if (key === "request") return t("logs.requestIs", { id: value });
    if (key === "severity") return t(value === "error" ? "logs.onlyErrors" : "logs.fromWarnings");
    return value;
  };

  return (
    <div className="flex flex-col gap-2 border-b border-border bg-card px-4 py-2.5 md:px-5">
      <div className="flex flex-wrap items-center gap-2">
        <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2 max-sm:basis-full">
          <search className="relative min-w-32 flex-1">
            <Search
              aria-hidden="true"
              className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted-foreground"
            />
            <Input
              ref={search}
              type="search"
              aria-label={t("logs.searchWholeLog")}
              placeholder={t("logs.searchWholeLog")}
              defaultValue={params.q}
              maxLength={200}
              className="px-9"
              onChange={(event) => {
                const q = event.target.value.trim();
                clearTimeout(typing.current);
                typing.current = setTimeout(() => go({ q }), TYPING_MS);
              }}
            />
            {pending && (
              <Spinner
                className="absolute top-1/2 right-3 -translate-y-1/2"
                label={t("logs.searching")}
              />
            )}
          </search>
          <ViewsMenu views={views} filters={filters} onShow={show} />
        </div>
        <Popover>
          <PopoverTrigger>
            <SlidersHorizontal aria-hidden="true" />
            <span className="max-sm:sr-only">{t("logs.filter")}</span>
            {set.length > 0 && ` (${set.length})`}
          </PopoverTrigger>
          <PopoverContent
            title={t("logs.filter")}
            align="end"
            className="max-h-(--available-height) overflow-y-auto"
          >
            <FilterFields params={params} places={places} onApply={go} />
          </PopoverContent>
        </Popover>
        <TimeJump />
        <ExportMenu query={queryOf(params)} />
        <Button
          aria-pressed={following}
          onClick={() => onFollow(!following)}
          className="max-sm:ml-auto sm:min-w-28"
          title={t("logs.space")}
        >
          {following ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
          {following ? (connected ? t("logs.following") : t("logs.connecting")) : t("logs.paused")}
        </Button>
      </div>
      <fieldset className="relative flex min-w-0 items-center gap-1.5 overflow-x-auto">
        <legend className="sr-only">{t("logs.kindsEvents")}</legend>
        {groups.map((group) => (
          <Chip key={group} on={chosen.includes(group)} onClick={() => toggle(group)}>
            {t(`logs.groups.${group}`)}
          </Chip>
        ))}
        {set.map((key) => (
          <Button key={key} size="sm" variant="secondary" onClick={() => go({ [key]: "" })}>
            <bdi className="max-w-40 truncate">{chipText(key)}</bdi>
            <X aria-hidden="true" />
            <span className="sr-only">{t("logs.removeFilter")}</span>
          </Button>
        ))}
        <RangeChip params={params} onClear={() => go({ since: "", until: "" })} />
      </fieldset>
    </div>
  );
}

const groupsIn = ({ kind }: FilterParams) => (kind ?? "").split(",").filter(Boolean);

interface ChipProps {
  readonly on: boolean;
  readonly onClick: () => void;
  readonly children: string;
}

function Chip({ on, onClick, children }: ChipProps) {
  return (
    <Button
      size="sm"
      variant="ghost"
      aria-pressed={on}
      onClick={onClick}
      className={cn("rounded-full border-border", on && "border-primary/40 bg-primary-soft")}
    >
      {children}
    </Button>
  );
}
