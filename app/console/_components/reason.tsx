"use client";

import { useWords } from "#components/use-words";
import { reasonInWords } from "#core/status/reason-words";

/** Why something did not come about, in words; what a socket said itself on hover. */
export function Reason({ children }: { readonly children: string }) {
  const { text, raw } = reasonInWords(children, useWords("console"));
  return raw === null ? text : <span title={raw}>{text}</span>;
}
