import { KeyRound } from "lucide-react";
import { AccountCard } from "#components/shell/account-shell";
import { PlainLink } from "#components/ui/plain-link";
import { getWords, titled } from "#web/words";
import { EmailForm } from "../_components/email-form.tsx";
import { askReset } from "./actions.ts";

export const generateMetadata = titled("account", "forgot.title");

export default async function ForgotPage() {
  const t = await getWords("account");
  return (
    <AccountCard
      icon={<KeyRound />}
      title={t("reset.title")}
      description={t("forgot.how")}
      footer={t.rich("forgot.remembered", {
        link: (chunks) => <PlainLink href="/signin">{chunks}</PlainLink>,
      })}
    >
      <EmailForm send={askReset} button={{ size: "lg", children: t("forgot.do") }} />
    </AccountCard>
  );
}
