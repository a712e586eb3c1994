"use client";

import type { ReactNode } from "react";
import { SwitchField } from "#components/ui/choice-field";
import { Dialog, DialogContent } from "#components/ui/dialog";
import { Kbd } from "#components/ui/kbd";
import { useWords } from "#components/use-words";
import type { PalettePlace } from "./results.ts";

interface KeyHelpProps {
  readonly places: readonly PalettePlace[];
  /** What opens the search here: `⌘ K` or `Ctrl K`. */
  readonly modifier: string;
  readonly singleKeys: boolean;
  readonly onSingleKeys: (on: boolean) => void;
  readonly onClose: () => void;
}

/** Which keys do what, and the switch for those without a modifier (WCAG 2.2, 2.1.4). */
export function KeyHelp(props: KeyHelpProps) {
  const t = useWords("console");
  const { places, modifier, singleKeys, onSingleKeys, onClose } = props;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={t("palette.keys")} size="md">
        <div className="flex flex-col gap-5">
          <dl className="grid gap-x-8 gap-y-2 sm:grid-cols-2">
            <Line keys={[modifier, "K"]}>{t("palette.title")}</Line>
            <Line keys={["/"]}>{t("palette.pageSearch")}</Line>
            <Line keys={["?"]}>{t("palette.keys")}</Line>
            <Line keys={[t("logs.space")]}>{t("palette.pause")}</Line>
            {places.map(({ href, label, letter }) => (
              <Line key={href} keys={["g", letter]}>
                {label}
              </Line>
            ))}
          </dl>
          <SwitchField
            label={t("palette.singleKeys", { modifier })}
            hint={t("palette.singleKeysHint", { modifier })}
            checked={singleKeys}
            onChange={(event) => onSingleKeys(event.target.checked)}
          />
        </div>
      </DialogContent>
    </Dialog>
  );
}

interface LineProps {
  readonly keys: readonly string[];
  readonly children: ReactNode;
}

function Line({ keys, children }: LineProps) {
  return (
    <div className="flex items-center justify-between gap-3 border-b border-border/60 pb-2">
      <dt className="min-w-0 truncate">{children}</dt>
      <dd className="flex shrink-0 gap-1">
        {keys.map((key) => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </dd>
    </div>
  );
}
