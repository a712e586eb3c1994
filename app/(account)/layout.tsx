import type { ReactNode } from "react";
import { AccountShell } from "#components/shell/account-shell";
import { currentSite } from "#web/site";

export default async function AccountLayout({ children }: { readonly children: ReactNode }) {
  const { name } = await currentSite();
  return <AccountShell siteName={name}>{children}</AccountShell>;
}
