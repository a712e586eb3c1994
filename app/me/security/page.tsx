import { Alert } from "#components/ui/alert";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { TextLink } from "#components/ui/text-link";
import { Time } from "#components/ui/time";
import { liveConfirmation } from "#core/confirmations/confirmations";
import { db } from "#web/db";
import { requireActor } from "#web/session";
import { getWords, titled } from "#web/words";
import { SecondFactorCard } from "./_components/second-factor-card.tsx";
import { AddressChangeForm, NewAddressCode, PasswordForm } from "./_components/security-forms.tsx";

export const generateMetadata = titled("me", "security.title");

const arrivals = ["password", "changed", "factorOn", "factorOff"] as const;

interface SecurityPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SecurityPage({ searchParams }: SecurityPageProps) {
  const t = await getWords("me");
  const actor = await requireActor();
  const { after } = await searchParams;
  const arrival = arrivals.find((one) => one === after);
  const change = await liveConfirmation(db, actor.id, "mail-change", new Date());
  return (
    <div className="flex flex-col gap-5">
      <PageHeader title={t("security.title")} description={t("security.titleText")} />
      {arrival && (
        <Alert live tone="success">
          {t(`security.after.${arrival}`)}
        </Alert>
      )}
      <Card>
        <CardHeader title={t("security.password")} description={t("security.passwordText")} />
        <CardBody>
          <PasswordForm key={arrival ?? ""} />
        </CardBody>
      </Card>
      <SecondFactorCard actor={actor} />
      <Card>
        <CardHeader
          title={t("security.eMailAddress")}
          description={t.rich("security.addressNow", {
            name: () => <bdi className="break-all">{actor.email}</bdi>,
          })}
        />
        <CardBody className="flex flex-col gap-6">
          {actor.emailVerified ? (
            <AddressChangeForm />
          ) : (
            <p>
              {t.rich("security.unconfirmed", {
                link: (chunks) => <TextLink href="/verify">{chunks}</TextLink>,
              })}
            </p>
          )}
          {change && (
            <div className="flex flex-col gap-4 border-t border-border pt-5">
              <p>
                {t.rich("security.waits", {
                  name: () => <bdi className="font-medium break-all">{change.note}</bdi>,
                  time: () => <Time at={change.expiresAt} show="time" />,
                })}
              </p>
              <NewAddressCode />
            </div>
          )}
        </CardBody>
      </Card>
    </div>
  );
}
