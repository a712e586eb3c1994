import { KeyRound } from "lucide-react";
import { AccountCard } from "#components/shell/account-shell";
import { TextLink } from "#components/ui/text-link";
import { getWords, titled } from "#web/words";
import { ForgotForm } from "./_components/forgot-form.tsx";

export const generateMetadata = titled("account", "forgot.title");

export default async function ForgotPage() {
  const t = await getWords("account");
  return (
    <AccountCard
      icon={<KeyRound />}
      title={t("reset.title")}
      description={t("forgot.how")}
      footer={t.rich("forgot.remembered", {
        link: (chunks) => <TextLink href="/signin">{chunks}</TextLink>,
      })}
    >
      <ForgotForm />
    </AccountCard>
  );
}
