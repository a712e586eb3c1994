import type { ReactNode } from "react";
import { AccountShell } from "#components/shell/account-shell";
import { currentSite } from "#web/site";
import { LanguageSwitch } from "../_components/language-switch.tsx";

export default async function AccountLayout({ children }: { readonly children: ReactNode }) {
  const { name } = await currentSite();
  return (
    <AccountShell siteName={name} footer={<LanguageSwitch />}>
      {children}
    </AccountShell>
  );
}
