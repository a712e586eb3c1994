import { Download } from "lucide-react";
import type { Metadata } from "next";
import { Button } from "#components/ui/button";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { requireActor } from "#web/session";
import { DeleteAccount } from "./_components/delete-account.tsx";

export const metadata: Metadata = { title: "Your data" };

export default async function DataPage() {
  const actor = await requireActor();
  return (
    <div className="flex flex-col gap-5">
      <PageHeader title="Your data" description="Take it along, or have it removed." />
      <Card>
        <CardHeader
          title="Export"
          description="Everything kept about you, as a JSON file: profile, sessions, identities, uses of tokens, quotes, and what was logged under your account."
        />
        <CardBody>
          <Button render={<a href="/me/data/export" download />}>
            <Download aria-hidden="true" />
            Download my data
          </Button>
        </CardBody>
      </Card>
      <Card>
        <CardHeader
          title="Delete account"
          description="This cannot be undone, and takes your password."
        />
        <CardBody>
          <DeleteAccount userName={actor.name} />
        </CardBody>
      </Card>
    </div>
  );
}
