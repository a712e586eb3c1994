import { KeyRound, Network } from "lucide-react";
import type { Metadata } from "next";
import { Alert } from "#components/ui/alert";
import { Button } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { listLiveTokens } from "#core/tokens/mint";
import { tokenHistory, tokenNetworks } from "#core/tokens/overview";
import { db } from "#web/db";
import { requireActor } from "#web/session";
import { AttemptHistory } from "./_components/attempt-history.tsx";
import { LinkedIdentities } from "./_components/linked-identities.tsx";
import { TokenCard } from "./_components/token-card.tsx";

export const metadata: Metadata = { title: "IRC token", referrer: "no-referrer" };
export const dynamic = "force-dynamic";

export default async function TokenPage() {
  const actor = await requireActor("user");
  const [networks, history, live] = await Promise.all([
    tokenNetworks(db, actor.id),
    tokenHistory(db, actor.id),
    listLiveTokens(db, actor.id, new Date()),
  ]);
  return (
    <>
      <PageHeader
        title="Connect your IRC nick"
        description="A token tells the bot on IRC that it is you. It works once, and your password never leaves this page."
      />
      {!actor.emailVerified && (
        <Alert
          tone="warning"
          title="Confirm your mail address first"
          actions={
            <Button size="sm" render={<a href="/verify" />}>
              Confirm it now
            </Button>
          }
        >
          Tokens are for people whose mail address is confirmed.
        </Alert>
      )}
      {networks.length === 0 ? (
        <EmptyState icon={<Network />} title="No IRC network yet">
          As soon as a superuser has added one, this is where you connect to it.
        </EmptyState>
      ) : (
        <TokenCard
          networks={networks}
          live={live.map((token) => ({
            ...token,
            createdAt: token.createdAt.getTime(),
            expiresAt: token.expiresAt.getTime(),
          }))}
          mayMake={actor.emailVerified}
          icon={<KeyRound />}
        />
      )}
      <LinkedIdentities networks={networks} />
      <AttemptHistory attempts={history} />
    </>
  );
}
