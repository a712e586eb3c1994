"use client";

import { Bold, Italic, Underline } from "lucide-react";
import type { RefObject } from "react";
import { IconButton } from "#components/ui/icon-button";
import { useWords } from "#components/use-words";

interface FormatButtonsProps {
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly onChange: (text: string) => void;
}

// Codes as in https://modern.ircdocs.horse/formatting
const formats = [
  { code: "\u0002", name: "bold", icon: <Bold aria-hidden="true" /> },
  { code: "\u001d", name: "italic", icon: <Italic aria-hidden="true" /> },
  { code: "\u001f", name: "underlined", icon: <Underline aria-hidden="true" /> },
] as const;

/** Puts formatting codes around what is selected. */
export function FormatButtons({ box, onChange }: FormatButtonsProps) {
  const t = useWords("console");
  function wrap(code: string) {
    const area = box.current;
    if (!area) return;
    const { selectionStart: start, selectionEnd: end, value } = area;
    onChange(`${value.slice(0, start)}${code}${value.slice(start, end)}${code}${value.slice(end)}`);
    area.focus();
    requestAnimationFrame(() => area.setSelectionRange(start + 1, end + 1));
  }
  return (
    <span className="flex gap-0.5">
      {formats.map(({ code, name, icon }) => (
        <IconButton
          key={name}
          size="icon-sm"
          label={t(`bot.formats.${name}`)}
          onClick={() => wrap(code)}
        >
          {icon}
        </IconButton>
      ))}
    </span>
  );
}
