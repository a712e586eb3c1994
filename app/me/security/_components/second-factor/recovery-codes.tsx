"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { Alert } from "#components/ui/alert";
import { Button } from "#components/ui/button";
import { CheckboxField } from "#components/ui/choice-field";
import { CopyButton } from "#components/ui/copy-button";
import { useWords } from "#components/use-words";

/** Whose codes these are, for the head of the file. */
export interface Keeper {
  readonly userName: string;
  readonly siteName: string;
}

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly keeper: Keeper;
  readonly onDone: () => void;
}

/** The codes, the only time they are on a screen; going on takes a tick that they were saved. */
export function RecoveryCodes({ codes, keeper, onDone }: RecoveryCodesProps) {
  const t = useWords("me");
  const [saved, setSaved] = useState(false);
  const text = codes.join("\n");
  const head = t("factors.fileHead", { user: keeper.userName, site: keeper.siteName });
  return (
    <div className="flex max-w-xl flex-col gap-4">
      <Alert live tone="warning" title={t("factors.codesTitle")}>
        {t("factors.codesText")}
      </Alert>
      <ol
        aria-label={t("factors.codesLabel")}
        className="grid grid-cols-1 gap-x-8 gap-y-1.5 rounded-md border border-border bg-muted px-4 py-3 font-mono text-base tabular-nums min-[22rem]:grid-cols-2"
      >
        {codes.map((code) => (
          <li key={code} className="whitespace-nowrap">
            {code}
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        <CopyButton text={text}>{t("factors.copyCodes")}</CopyButton>
        <Button onClick={() => saveAsFile(`${head}\n\n${text}\n`)}>
          <Download aria-hidden="true" />
          {t("factors.download")}
        </Button>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3 border-t border-border pt-4">
        <CheckboxField
          label={t("factors.saved")}
          checked={saved}
          onChange={(event) => setSaved(event.target.checked)}
        />
        <Button variant="primary" disabled={!saved} onClick={onDone}>
          {t("factors.done")}
        </Button>
      </div>
    </div>
  );
}

function saveAsFile(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = "recovery-codes.txt";
  link.click();
  URL.revokeObjectURL(address);
}
