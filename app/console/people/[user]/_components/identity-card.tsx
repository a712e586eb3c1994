import { AtSign } from "lucide-react";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { IrcName, Mono } from "#components/ui/irc-name";
import { StatusLight } from "#components/ui/status-light";
import { Time } from "#components/ui/time";
import type { Person } from "#core/people/people";
import { JobButton } from "../../../_components/job-button.tsx";
import { endIrcSession } from "../../actions.ts";

/** Who they are on IRC: sessions that are open now, and what they proved. */
export function IdentityCard({ person }: { readonly person: Person }) {
  const { identities, ircSessions } = person;
  return (
    <Card>
      <CardHeader icon={<AtSign aria-hidden="true" />} title="On IRC" />
      {identities.length + ircSessions.length === 0 ? (
        <EmptyState className="py-6" title="No nick linked yet">
          They link one with a token from their own page.
        </EmptyState>
      ) : (
        <CardBody flush>
          <ul className="divide-y divide-border">
            {ircSessions.map((session) => (
              <li
                key={session.id}
                className="flex flex-wrap items-start justify-between gap-2 px-4 py-cell md:px-5"
              >
                <div className="min-w-0">
                  <StatusLight state="ok">
                    <IrcName>{session.nick}</IrcName> logged in on {session.network.name}
                  </StatusLight>
                  <p className="text-sm text-muted-foreground">
                    <Mono>{session.userHost}</Mono>, since <Time at={session.startedAt} />
                  </p>
                </div>
                <JobButton
                  action={endIrcSession}
                  fields={{ userId: person.id, sessionId: session.id }}
                  variant="danger-quiet"
                  label={`Log out ${session.nick} on IRC`}
                >
                  Log out
                </JobButton>
              </li>
            ))}
            {identities.map((identity) => (
              <li key={identity.id} className="px-4 py-cell md:px-5">
                <span className="text-muted-foreground">{identity.kind}</span>{" "}
                <IrcName>{identity.value}</IrcName>
                <span className="text-muted-foreground"> on {identity.network.name}</span>
                <p className="text-sm text-muted-foreground">
                  Proven <Time at={identity.provenAt} show="date" />, last used{" "}
                  <Time at={identity.lastUseAt} show="relative" />
                </p>
              </li>
            ))}
          </ul>
        </CardBody>
      )}
    </Card>
  );
}
