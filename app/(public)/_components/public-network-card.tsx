import { Card, CardBody, CardHeader } from "#components/ui/card";
import { IrcName, Mono } from "#components/ui/irc-name";
import { IrcText } from "#components/ui/irc-text";
import { StatusLight } from "#components/ui/status-light";
import type { PublicNetwork } from "#core/status/public";

/** One network as visitors see it: is the bot there, under which nick, in which channels, and the way in. */
export function PublicNetworkCard({ network }: { readonly network: PublicNetwork }) {
  const { name, nick, connected, light, server, channels } = network;
  return (
    <Card>
      <CardHeader
        as="h3"
        title={<bdi>{name}</bdi>}
        description={
          <StatusLight state={connected ? "ok" : light.state === "warn" ? "warn" : "unknown"}>
            {connected ? (
              <>
                Here as <IrcName>{nick}</IrcName>
              </>
            ) : (
              "Away right now; it comes back by itself"
            )}
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
                        {channel.people === 1 ? "1 person" : `${channel.people} people`}
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
              Server <Mono>{`${server.host}:${server.port}`}</Mono>
              {server.tls ? ", with TLS" : ", without TLS"}
            </p>
          )}
        </CardBody>
      )}
    </Card>
  );
}
