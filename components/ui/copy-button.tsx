"use client";

import { Check, Copy } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { copyText } from "#components/copy-text";
import { Button, type ButtonProps } from "#components/ui/button";
import { useWords } from "#components/use-words";

interface CopyButtonProps extends Pick<ButtonProps, "variant" | "size" | "className" | "disabled"> {
  /** Exactly what is copied, without blanks or line ends added. */
  readonly text: string;
  readonly children?: ReactNode;
  /** Names an icon-only button: "Copy the command". */
  readonly label?: string | undefined;
}

const SHOWN_MS = 2_000;

/** Copies, and says so where it was clicked. Works over plain http too. */
export function CopyButton({ text, children, label, size, ...props }: CopyButtonProps) {
  const t = useWords("kit");
  const [result, setResult] = useState<"copied" | "failed">();
  useEffect(() => {
    if (result === undefined) return;
    const timer = setTimeout(() => setResult(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [result]);

  const iconOnly = size === "icon" || size === "icon-sm";
  const Icon = result === "copied" ? Check : Copy;
  const spoken = { copied: t("copied"), failed: t("copyFailed") };
  return (
    <>
      <Button
        {...props}
        size={size}
        aria-label={iconOnly ? (label ?? t("copy")) : undefined}
        title={iconOnly ? (label ?? t("copy")) : undefined}
        onClick={async () => setResult((await copyText(text)) ? "copied" : "failed")}
      >
        <Icon aria-hidden="true" className={result === "copied" ? "text-success" : undefined} />
        {!iconOnly && (result === "copied" ? t("copied") : (children ?? t("copy")))}
      </Button>
      <span aria-live="polite" className={result === "failed" ? "text-sm text-danger" : "sr-only"}>
        {result && spoken[result]}
      </span>
    </>
  );
}
