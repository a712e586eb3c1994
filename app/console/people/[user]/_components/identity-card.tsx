import { AtSign } from "lucide-react";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { IrcName, Mono } from "#components/ui/irc-name";
import { StatusLight } from "#components/ui/status-light";
import { Time } from "#components/ui/time";
import type { Person } from "#core/people/people";
import { named } from "#core/words/named";
import { getWords } from "#web/words";
import { JobButton } from "../../../_components/job-button.tsx";
import { endIrcSession } from "../../actions.ts";

/** Who they are on IRC: sessions that are open now, and what they proved. */
export async function IdentityCard({ person }: { readonly person: Person }) {
  const t = await getWords("console");
  const { identities, ircSessions } = person;
  return (
    <Card>
      <CardHeader icon={<AtSign aria-hidden="true" />} title={t("people.irc")} />
      {identities.length + ircSessions.length === 0 ? (
        <EmptyState className="py-6" title={t("people.nickLinkedYet")}>
          {t("people.theyLinkOne")}
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
                    {t.rich("people.loggedIn", {
                      name: session.network.name,
                      nick: () => <IrcName>{session.nick}</IrcName>,
                    })}
                  </StatusLight>
                  <p className="text-sm text-muted-foreground">
                    {t.rich("people.since", {
                      code: () => <Mono>{session.userHost}</Mono>,
                      time: () => <Time at={session.startedAt} />,
                    })}
                  </p>
                </div>
                <JobButton
                  action={endIrcSession}
                  fields={{ userId: person.id, sessionId: session.id }}
                  variant="danger-quiet"
                  label={t("people.logOutNick", { nick: session.nick })}
                >
                  {t("people.logOut")}
                </JobButton>
              </li>
            ))}
            {identities.map((identity) => (
              <li key={identity.id} className="px-4 py-cell md:px-5">
                <span className="text-muted-foreground">
                  {named(t, "people.kinds", identity.kind)}
                </span>{" "}
                <IrcName>{identity.value}</IrcName>
                <span className="text-muted-foreground">
                  {" "}
                  {t("people.on", { name: identity.network.name })}
                </span>
                <p className="text-sm text-muted-foreground">
                  {t.rich("people.provenLastUsed", {
                    time: () => <Time at={identity.provenAt} show="date" />,
                    time2: () => <Time at={identity.lastUseAt} show="relative" />,
                  })}
                </p>
              </li>
            ))}
          </ul>
        </CardBody>
      )}
    </Card>
  );
}
