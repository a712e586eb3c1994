import { KeyRound, MailX } from "lucide-react";
import Link from "next/link";
import { AccountCard } from "#components/shell/account-shell";
import { Button } from "#components/ui/button";
import { findConfirmation } from "#core/confirmations/confirmations";
import { addressBlock } from "#core/limits/address";
import { db } from "#web/db";
import { clientAddress } from "#web/session";
import { limits } from "#web/visit";
import { getWords, titled } from "#web/words";
import { ResetForm } from "./_components/reset-form.tsx";

export const generateMetadata = titled("account", "reset.title", { referrer: "no-referrer" });

interface ResetPageProps {
  readonly params: Promise<{ token: string }>;
}

const reasons = ["used", "expired", "replaced"] as const;

export default async function ResetPage({ params }: ResetPageProps) {
  const t = await getWords("account");
  const { token } = await params;
  const isAllowed = await limits.trySpend("link.block", addressBlock(await clientAddress()));
  const found = isAllowed ? await findConfirmation(db, token, ["reset"], new Date()) : null;
  const user = found?.standing === "live" ? found.row.user : null;
  const why = reasons.find((one) => one === found?.standing) ?? "unknown";
  if (!user)
    return (
      <AccountCard icon={<MailX />} title={t("reset.dead")} description={t(`reset.why.${why}`)}>
        <Button variant="primary" size="lg" render={<Link href="/forgot" />}>
          {t("reset.again")}
        </Button>
      </AccountCard>
    );
  return (
    <AccountCard
      icon={<KeyRound />}
      title={t("reset.title")}
      description={t.rich("reset.whose", {
        name: () => <bdi className="font-medium text-foreground">{user.name}</bdi>,
      })}
    >
      <ResetForm token={token} userName={user.name} />
    </AccountCard>
  );
}
