import { Card, CardBody, CardHeader } from "#components/ui/card";
import { IrcName, Mono } from "#components/ui/irc-name";
import { IrcText } from "#components/ui/irc-text";
import { StatusLight } from "#components/ui/status-light";
import type { PublicNetwork } from "#core/status/public";
import { getWords } from "#web/words";

/** One network as visitors see it: is the bot there, under which nick, in which channels, and the way in. */
export async function PublicNetworkCard({ network }: { readonly network: PublicNetwork }) {
  const t = await getWords("public");
  const { name, nick, connected, light, server, channels } = network;
  return (
    <Card>
      <CardHeader
        as="h3"
        title={<bdi>{name}</bdi>}
        description={
          <StatusLight state={connected ? "ok" : light.state === "warn" ? "warn" : "unknown"}>
            {connected
              ? t.rich("network.hereAs", { nick: () => <IrcName>{nick}</IrcName> })
              : t("network.away")}
          </StatusLight>
        }
      />
      {(channels.length > 0 || server !== null) && (
        <CardBody>
          {channels.length > 0 && (
            <ul className="flex flex-col gap-2">
              {channels.map((channel) => (
                <li key={channel.name}>
                  <span className="flex flex-wrap items-baseline gap-x-2">
                    <IrcName>{channel.name}</IrcName>
                    {channel.people > 0 && (
                      <span className="text-sm text-muted-foreground">
                        {t("network.people", { count: channel.people })}
                      </span>
                    )}
                  </span>
                  {channel.topic !== "" && (
                    <p className="line-clamp-2 text-sm text-muted-foreground">
                      <IrcText plain text={channel.topic} />
                    </p>
                  )}
                </li>
              ))}
            </ul>
          )}
          {server !== null && (
            <p className="mt-3 text-sm text-muted-foreground first:mt-0">
              {t.rich(server.tls ? "network.serverTls" : "network.serverPlain", {
                address: () => <Mono>{`${server.host}:${server.port}`}</Mono>,
              })}
            </p>
          )}
        </CardBody>
      )}
    </Card>
  );
}
