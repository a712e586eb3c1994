import { MailCheck, MailX } from "lucide-react";
import Link from "next/link";
import { AccountCard } from "#components/shell/account-shell";
import { Button } from "#components/ui/button";
import { findConfirmation, type Standing } from "#core/confirmations/confirmations";
import { addressBlock } from "#core/limits/address";
import { maskEmail } from "#core/users/names";
import { db } from "#web/db";
import { clientAddress } from "#web/session";
import { limits } from "#web/visit";
import { getWords, titled } from "#web/words";
import { ConfirmForm } from "./_components/confirm-form.tsx";

export const generateMetadata = titled("account", "verify.link.title", { referrer: "no-referrer" });

interface LinkPageProps {
  readonly params: Promise<{ token: string }>;
}

export default async function VerifyLinkPage({ params }: LinkPageProps) {
  const t = await getWords("account");
  const { token } = await params;
  if (!(await limits.trySpend("link.block", addressBlock(await clientAddress()))))
    return <Dead reason="limited" />;
  const found = await findConfirmation(db, token, ["verify", "mail-change"], new Date());
  if (found?.standing !== "live") return <Dead reason={found?.standing ?? "unknown"} />;
  const { user, emailFolded } = found.row;
  return (
    <AccountCard
      icon={<MailCheck />}
      title={t("verify.link.title")}
      description={t.rich("verify.link.whose", {
        name: () => <bdi className="font-medium text-foreground">{maskEmail(emailFolded)}</bdi>,
        name2: () => <bdi className="font-medium text-foreground">{user?.name}</bdi>,
      })}
    >
      <ConfirmForm token={token} />
    </AccountCard>
  );
}

type Reason = Exclude<Standing, "live"> | "unknown" | "limited";

async function Dead({ reason }: { readonly reason: Reason }) {
  const t = await getWords("account");
  const next = reason === "used" ? "/signin" : "/verify";
  return (
    <AccountCard
      icon={<MailX />}
      title={t(`verify.dead.${reason}.title`)}
      description={t(`verify.dead.${reason}.text`)}
    >
      <Button variant="primary" size="lg" render={<Link href={next} />}>
        {reason === "used" ? t("signIn.do") : t("verify.goOn")}
      </Button>
    </AccountCard>
  );
}
