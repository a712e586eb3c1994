import type { ReactNode } from "react";
import { WordsProvider } from "#components/use-words";
import { clientWords } from "#web/words";

export default async function SetupLayout({ children }: { readonly children: ReactNode }) {
  return <WordsProvider words={await clientWords("setup")}>{children}</WordsProvider>;
}
