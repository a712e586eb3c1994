"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { chooseLook } from "#components/choose-look";
import { cn } from "#components/cn";
import { Kbd } from "#components/ui/kbd";
import { backdropClass, popupClass } from "#components/ui/popup-class";
import { useWords } from "#components/use-words";
import type { Level } from "#core/levels";
import { useStatus } from "../status-provider.tsx";
import { ActPanel } from "./act-panel.tsx";
import { actsFor, subjectOf } from "./acts.ts";
import {
  groupsOf,
  ownItems,
  type PaletteGroup,
  type PaletteItem,
  type PalettePlace,
} from "./results.ts";
import { useAct } from "./use-act.tsx";
import { useFound } from "./use-found.ts";

interface PaletteProps {
  readonly level: Level;
  readonly places: readonly PalettePlace[];
  readonly onGo: (href: string) => void;
  readonly onClose: () => void;
}

/** Goes to a page, person, channel, network or module by a few letters of its name, and does what buttons elsewhere do. */
export function Palette(props: PaletteProps) {
  const { onGo, onClose } = props;
  const t = useWords("console");
  const [typed, setTyped] = useState("");
  const { chosen, choose } = useAct();
  const input = useRef<HTMLInputElement>(null);
  // What was done may have changed what is found.
  const isSearching = chosen === null;
  const { groups, busy } = useGroups(props, typed, isSearching);
  useEffect(() => {
    if (isSearching) input.current?.focus();
  }, [isSearching]);
  const count = groups.reduce((sum, { items }) => sum + items.length, 0);

  function take(item: PaletteItem) {
    if ("by" in item) {
      choose(item);
      return;
    }
    if ("theme" in item) chooseLook("theme", item.theme);
    onClose();
    if ("href" in item) onGo(item.href);
  }

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropClass} />
        <Dialog.Viewport className="fixed inset-0 flex items-start justify-center p-3 sm:pt-[12vh]">
          <Dialog.Popup
            aria-label={t("palette.title")}
            className={cn(
              popupClass,
              "flex max-h-[min(30rem,80dvh)] w-full flex-col overflow-hidden rounded-xl sm:max-w-xl",
            )}
          >
            {chosen ? (
              <ActPanel chosen={chosen} />
            ) : (
              <Autocomplete.Root
                open
                inline
                items={groups}
                filter={null}
                autoHighlight="always"
                keepHighlight
                value={typed}
                onValueChange={(value, { reason }) => reason !== "item-press" && setTyped(value)}
                itemToStringValue={({ label }: PaletteItem) => label}
              >
                <div className="flex items-center gap-3 border-b border-border px-4">
                  <Search aria-hidden="true" className="size-4 shrink-0 text-muted-foreground" />
                  <Autocomplete.Input
                    ref={input}
                    aria-label={t("palette.title")}
                    placeholder={t("palette.placeholder")}
                    maxLength={100}
                    className="h-12 w-full min-w-0 bg-transparent text-lg outline-none placeholder:text-muted-foreground"
                  />
                  <Dialog.Close className="shrink-0 rounded-sm">
                    <span className="sr-only">{t("palette.close")}</span>
                    <Kbd>{t("palette.escape")}</Kbd>
                  </Dialog.Close>
                </div>
                <Autocomplete.Status className="sr-only">
                  {busy ? "" : t("palette.count", { count })}
                </Autocomplete.Status>
                <Autocomplete.Empty className="px-4 py-6 text-center text-base text-muted-foreground empty:hidden">
                  {busy ? t("palette.searching") : t("palette.nothing")}
                </Autocomplete.Empty>
                <Autocomplete.List className="min-h-0 overflow-y-auto p-2 empty:hidden">
                  {(group: PaletteGroup) => <Group key={group.value} group={group} onTake={take} />}
                </Autocomplete.List>
              </Autocomplete.Root>
            )}
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Everything that fits what is typed; what to do is looked for without the words that say so. */
function useGroups({ places, level }: PaletteProps, typed: string, active: boolean) {
  const t = useWords("console");
  const kit = useWords("kit");
  const { status } = useStatus();
  const whole = typed.trim();
  const subject = subjectOf(whole, t);
  const { found, busy } = useFound(whole, active);
  const meant = useFound(subject === whole.toLowerCase() ? "" : subject, active);
  const acts = actsFor(whole, { level, status, found: meant.found ?? found }, t);
  return {
    groups: groupsOf(places, whole, found, [...acts, ...ownItems(whole, t, kit)], t),
    busy: busy || meant.busy,
  };
}

interface GroupProps {
  readonly group: PaletteGroup;
  readonly onTake: (item: PaletteItem) => void;
}

function Group({ group, onTake }: GroupProps) {
  return (
    <Autocomplete.Group items={group.items} className="not-last:mb-2">
      <Autocomplete.GroupLabel className="px-2.5 py-1 text-xs font-medium text-muted-foreground">
        {group.value}
      </Autocomplete.GroupLabel>
      <Autocomplete.Collection>
        {(item: PaletteItem) => (
          <Autocomplete.Item
            key={item.id}
            value={item}
            onClick={() => onTake(item)}
            className="flex min-h-control-sm cursor-default items-center gap-3 rounded-md px-2.5 text-base outline-none select-none data-highlighted:bg-hover high-contrast:data-highlighted:outline-2"
          >
            <bdi className="max-w-full shrink-0 truncate">{item.label}</bdi>
            {item.more !== "" && (
              <bdi className="min-w-0 truncate text-sm text-muted-foreground">{item.more}</bdi>
            )}
          </Autocomplete.Item>
        )}
      </Autocomplete.Collection>
    </Autocomplete.Group>
  );
}
