"use client";

import { Download } from "lucide-react";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "#components/ui/menu";
import { useWords } from "#components/use-words";
import { useStepUp } from "../../_components/step-up/use-step-up.tsx";

/** Downloads what the filters show, once it is sure who asks. */
export function ExportMenu({ query }: { readonly query: string }) {
  const t = useWords("console");
  const { ensure, dialog } = useStepUp();
  async function save(format: string) {
    if (await ensure())
      location.assign(`/console/logs/export?format=${format}${query === "" ? "" : `&${query}`}`);
  }
  return (
    <>
      <Menu>
        <MenuTrigger size="icon" aria-label={t("logs.downloadWhatFilters")}>
          <Download aria-hidden="true" />
        </MenuTrigger>
        <MenuContent>
          <MenuItem onClick={() => save("txt")}>{t("logs.text")}</MenuItem>
          <MenuItem onClick={() => save("csv")}>{t("logs.csv")}</MenuItem>
          <MenuItem onClick={() => save("jsonl")}>{t("logs.jsonLines")}</MenuItem>
        </MenuContent>
      </Menu>
      {dialog}
    </>
  );
}
