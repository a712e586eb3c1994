import { Card, CardBody } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { WordsProvider } from "#components/use-words";
import { readEnv } from "#core/env";
import { db } from "#web/db";
import { requireActor } from "#web/session";
import { clientWords, getWords, titled } from "#web/words";
import { AddNetwork } from "../_components/add-network.tsx";

export const generateMetadata = titled("console", "networks.addTitle");

export default async function NewNetworkPage() {
  await requireActor("superuser");
  const [t, words, lobby] = await Promise.all([
    getWords("console"),
    clientWords("setup"),
    db.network.findFirst({ where: { kind: "lobby" }, select: { id: true } }),
  ]);
  const { lobbyHost, lobbyPort } = readEnv();
  return (
    <>
      <PageHeader title={t("networks.addTitle")} description={t("networks.addText")} />
      <Card className="max-w-2xl">
        <CardBody>
          <WordsProvider words={words}>
            <AddNetwork lobbyAddress={`${lobbyHost}:${lobbyPort}`} hasLobby={lobby !== null} />
          </WordsProvider>
        </CardBody>
      </Card>
    </>
  );
}
