import type { Metadata } from "next";
import { Alert } from "#components/ui/alert";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { TextLink } from "#components/ui/text-link";
import { Time } from "#components/ui/time";
import { liveConfirmation } from "#core/confirmations/confirmations";
import { db } from "#web/db";
import { requireActor } from "#web/session";
import { AddressChangeForm, NewAddressCode, PasswordForm } from "./_components/security-forms.tsx";

export const metadata: Metadata = { title: "Security" };

const arrivals: Readonly<Record<string, string>> = {
  password: "Your password is changed. All other sessions were ended.",
  changed: "Your new address is confirmed. All other sessions were ended.",
};

interface SecurityPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SecurityPage({ searchParams }: SecurityPageProps) {
  const actor = await requireActor();
  const { after } = await searchParams;
  const arrival =
    typeof after === "string" && Object.hasOwn(arrivals, after) ? arrivals[after] : null;
  const change = await liveConfirmation(db, actor.id, "mail-change", new Date());
  return (
    <div className="flex flex-col gap-5">
      <PageHeader title="Security" description="How you prove that it is you." />
      {arrival && (
        <Alert live tone="success">
          {arrival}
        </Alert>
      )}
      <Card>
        <CardHeader
          title="Password"
          description="Changing it ends all other sessions and voids login tokens you have not used."
        />
        <CardBody>
          <PasswordForm key={arrival ?? ""} />
        </CardBody>
      </Card>
      <Card>
        <CardHeader
          title="E-mail address"
          description={
            <>
              Now <bdi className="break-all">{actor.email}</bdi>. The new one has to be confirmed
              first.
            </>
          }
        />
        <CardBody className="flex flex-col gap-6">
          {actor.emailVerified ? (
            <AddressChangeForm />
          ) : (
            <p>
              It is not confirmed yet. <TextLink href="/verify">Confirm or correct it</TextLink>
            </p>
          )}
          {change && (
            <div className="flex flex-col gap-4 border-t border-border pt-5">
              <p>
                <bdi className="font-medium break-all">{change.note}</bdi> waits to be confirmed,
                until <Time at={change.expiresAt} show="time" />.
              </p>
              <NewAddressCode />
            </div>
          )}
        </CardBody>
      </Card>
    </div>
  );
}
