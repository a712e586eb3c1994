import type { ReactNode } from "react";
import { RichProviders } from "#components/rich-providers";
import { WordsProvider } from "#components/use-words";
import { pageNonce } from "#web/page-nonce";
import { clientWords } from "#web/words";

export default async function SetupLayout({ children }: { readonly children: ReactNode }) {
  return (
    <WordsProvider words={await clientWords("setup")}>
      <RichProviders nonce={await pageNonce()}>{children}</RichProviders>
    </WordsProvider>
  );
}
