"use client";

import { useRef } from "react";
import { Field } from "#components/ui/field";
import { IrcText } from "#components/ui/irc-text";
import { Textarea } from "#components/ui/textarea";
import { useWords } from "#components/use-words";
import type { Words } from "#core/words/translate";
import { forecast, type LineForecast } from "../_lib/line-length.ts";
import { FormatButtons } from "./format-buttons.tsx";

const MAX_LINES = 5;

interface ComposerTextProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** Bytes that one message can hold. */
  readonly room: number;
  readonly errors: readonly string[] | undefined;
}

/** Where the text is written, with what will become of it. Enter sends. */
export function ComposerText({ text, onChange, room, errors }: ComposerTextProps) {
  const t = useWords("console");
  const box = useRef<HTMLTextAreaElement>(null);
  const found = forecast(text, room);
  const messages = found?.messages ?? [];
  const formatted = /\p{Cc}/u.test(text.replace(/\s/g, ""));
  return (
    <>
      <Field
        label={t("bot.text")}
        errors={errors}
        aside={<FormatButtons box={box} onChange={onChange} />}
        hint={hintFor(found, room, t)}
      >
        <Textarea
          ref={box}
          name="text"
          rows={2}
          value={text}
          maxLength={2_000}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }}
        />
      </Field>
      {(messages.length > 1 || formatted) && (
        <ol
          aria-label={t("bot.preview")}
          className="flex flex-col gap-1 rounded-md bg-muted px-3 py-2"
        >
          {messages.map((message, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: messages follow from the text
            <li key={place} className="flex gap-2">
              {messages.length > 1 && (
                <span className="shrink-0 text-muted-foreground">{place + 1}</span>
              )}
              <IrcText text={message} />
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

function hintFor(found: LineForecast | null, room: number, t: Words<"console">): string {
  if (found === null) return t("bot.unsendable");
  const { lines, messages, bytes } = found;
  if (lines > MAX_LINES) return t("bot.tooManyLines", { most: MAX_LINES, lines });
  if (messages.length > 1) return t("bot.becomesMessages", { count: messages.length });
  return lines === 0
    ? t("bot.room", { most: MAX_LINES, room })
    : t("bot.bytesUsed", { bytes, room });
}
