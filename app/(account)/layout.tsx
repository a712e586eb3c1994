import type { ReactNode } from "react";
import { AccountShell } from "#components/shell/account-shell";
import { WordsProvider } from "#components/use-words";
import { currentSite } from "#web/site";
import { clientWords } from "#web/words";
import { LanguageSwitch } from "../_components/language-switch.tsx";

export default async function AccountLayout({ children }: { readonly children: ReactNode }) {
  const { name } = await currentSite();
  return (
    <AccountShell siteName={name} footer={<LanguageSwitch />}>
      <WordsProvider words={await clientWords("account")}>{children}</WordsProvider>
    </AccountShell>
  );
}
