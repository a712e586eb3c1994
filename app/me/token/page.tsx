import { KeyRound, Network } from "lucide-react";
import { Alert } from "#components/ui/alert";
import { Button } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { reasonInWords } from "#core/status/reason-words";
import { listLiveTokens } from "#core/tokens/mint";
import { tokenHistory, tokenNetworks } from "#core/tokens/overview";
import { db } from "#web/db";
import { requireActor } from "#web/session";
import { getWords, titled } from "#web/words";
import { AttemptHistory } from "./_components/attempt-history.tsx";
import { LinkedIdentities } from "./_components/linked-identities.tsx";
import { TokenCard } from "./_components/token-card.tsx";

export const generateMetadata = titled("me", "token.title", { referrer: "no-referrer" });
export const dynamic = "force-dynamic";

interface TokenPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function TokenPage({ searchParams }: TokenPageProps) {
  const t = await getWords("me");
  const actor = await requireActor("user");
  const now = new Date();
  const [networks, history, live, { network }] = await Promise.all([
    tokenNetworks(db, actor.id, now),
    tokenHistory(db, actor.id),
    listLiveTokens(db, actor.id, now),
    searchParams,
  ]);
  const said = await getWords("console");
  const told = networks.map((network) => ({
    ...network,
    statusDetail: reasonInWords(network.statusDetail, said).text,
  }));
  return (
    <>
      <PageHeader title={t("token.connect")} description={t("token.connectText")} />
      {!actor.emailVerified && (
        <Alert
          tone="warning"
          title={t("token.needsAddress")}
          actions={
            <Button size="sm" render={<a href="/verify" />}>
              {t("token.confirmNow")}
            </Button>
          }
        >
          {t("token.needsAddressText")}
        </Alert>
      )}
      {networks.length === 0 ? (
        <EmptyState icon={<Network />} title={t("token.noNetwork")}>
          {t("token.noNetworkText")}
        </EmptyState>
      ) : (
        <TokenCard
          networks={told}
          begin={typeof network === "string" ? network : undefined}
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
