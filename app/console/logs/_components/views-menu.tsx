"use client";

import { Bookmark, BookmarkPlus, Pencil, RefreshCw, Trash2 } from "lucide-react";
import { useState } from "react";
import { Alert } from "#components/ui/alert";
import {
  Menu,
  MenuChoice,
  MenuChoices,
  MenuContent,
  MenuGroup,
  MenuItem,
  MenuSeparator,
  MenuTrigger,
} from "#components/ui/menu";
import { useWords } from "#components/use-words";
import { paramsOf, viewQueryOf } from "#core/events/filter-address";
import type { LogView } from "#core/log-views/log-views";
import { type ChosenView, chosenView, type SavedViews } from "../_lib/chosen-view.ts";
import type { Filters } from "../_lib/use-filters.ts";
import { useViewActions } from "../_lib/use-view-actions.ts";
import { ViewDialog } from "./view-dialog.tsx";

/** In place of a view's id. */
const WHOLE = "whole";
const UNSAVED = "unsaved";

interface ViewsMenuProps {
  readonly views: SavedViews;
  readonly filters: Filters;
  readonly onShow: (filters: Filters) => void;
}

/** Filters under a name: choosing them, keeping those that are set, and what may be done with one's own. */
export function ViewsMenu({ views, filters, onShow }: ViewsMenuProps) {
  const t = useWords("console");
  const [asked, setAsked] = useState<"save" | "rename" | null>(null);
  const query = viewQueryOf(filters.params);
  const chosen = chosenView(views, filters.viewId, query);
  const { problem, refilter, remove } = useViewActions({ filters, onShow });
  const own = chosen?.isOwn ? chosen.view : null;

  function choose(viewId: string) {
    const view = [...views.own, ...views.shared].find(({ id }) => id === viewId);
    onShow(view ? { params: paramsOf(view.query), viewId } : { params: {}, viewId: "" });
  }

  return (
    <>
      <Menu>
        <Trigger chosen={chosen} />
        <MenuContent className="w-72">
          <Choices
            views={views}
            chosen={chosen?.view.id ?? (query === "" ? WHOLE : UNSAVED)}
            onChoose={choose}
          />
          <MenuSeparator />
          {own && chosen?.isChanged && query !== "" && (
            <MenuItem icon={<RefreshCw />} onClick={() => void refilter(own, query)}>
              <span className="truncate">{t("logs.views.update", { name: own.name })}</span>
            </MenuItem>
          )}
          <MenuItem
            icon={<BookmarkPlus />}
            disabled={query === ""}
            onClick={() => setAsked("save")}
          >
            {t("logs.views.save")}
          </MenuItem>
          {own && (
            <>
              <MenuItem icon={<Pencil />} onClick={() => setAsked("rename")}>
                {t(views.mayShare ? "logs.views.renameOrShare" : "logs.views.rename")}
              </MenuItem>
              <MenuItem danger icon={<Trash2 />} onClick={() => void remove(own)}>
                {t("logs.views.delete")}
              </MenuItem>
            </>
          )}
        </MenuContent>
      </Menu>
      {problem !== null && (
        <Alert live tone="danger" className="order-last basis-full">
          {problem}
        </Alert>
      )}
      {asked && (
        <ViewDialog
          view={asked === "rename" ? own : null}
          query={query}
          mayShare={views.mayShare}
          onClose={() => setAsked(null)}
          onDone={(viewId) => onShow({ ...filters, viewId })}
        />
      )}
    </>
  );
}

function Trigger({ chosen }: { readonly chosen: ChosenView | null }) {
  const t = useWords("console");
  return (
    <MenuTrigger className="min-w-0 max-w-40 shrink max-sm:max-w-32 max-sm:px-2.5">
      <Bookmark aria-hidden="true" />
      <span className={chosen ? "sr-only" : "max-sm:sr-only"}>{t("logs.views.title")}</span>
      {chosen && <bdi className="min-w-0 truncate">{chosen.view.name}</bdi>}
      {chosen?.isChanged && (
        <>
          <span aria-hidden="true" className="size-2 shrink-0 rounded-full bg-primary" />
          <span className="sr-only">{t("logs.views.changed")}</span>
        </>
      )}
    </MenuTrigger>
  );
}

interface ChoicesProps {
  readonly views: SavedViews;
  readonly chosen: string;
  readonly onChoose: (viewId: string) => void;
}

function Choices({ views: { own, shared }, chosen, onChoose }: ChoicesProps) {
  const t = useWords("console");
  const item = (view: LogView, more: string) => (
    <MenuChoice key={view.id} value={view.id} more={more}>
      {view.name}
    </MenuChoice>
  );
  return (
    <MenuChoices value={chosen} onChoose={onChoose}>
      <MenuChoice value={WHOLE}>{t("logs.views.whole")}</MenuChoice>
      {own.length + shared.length === 0 && (
        <p className="px-2.5 py-1.5 text-sm text-muted-foreground">{t("logs.views.none")}</p>
      )}
      {own.length > 0 && (
        <MenuGroup label={t("logs.views.own")}>
          {own.map((view) => item(view, view.shared ? t("logs.views.sharedByYou") : ""))}
        </MenuGroup>
      )}
      {shared.length > 0 && (
        <MenuGroup label={t("logs.views.shared")}>
          {shared.map((view) => item(view, t("logs.views.by", { name: view.owner })))}
        </MenuGroup>
      )}
    </MenuChoices>
  );
}
