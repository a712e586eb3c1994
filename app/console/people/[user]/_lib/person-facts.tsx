import type { Fact } from "#components/ui/description-list";
import { TextLink } from "#components/ui/text-link";
import { Time } from "#components/ui/time";
import { words } from "#components/words";
import { levelOf } from "#core/levels";
import type { Person } from "#core/people/people";

const orNone = (text: string) => text || <span className="text-muted-foreground">not said</span>;

/** What the account says about its owner. */
export function personFacts(person: Person): Fact[] {
  return [
    { term: "User name", value: <bdi>{person.name}</bdi> },
    {
      term: "Mail address",
      value: (
        <span className="wrap-anywhere">
          <bdi>{person.email}</bdi>
          <span className="text-muted-foreground">
            {person.emailVerifiedAt === null ? ", not confirmed" : ", confirmed"}
          </span>
        </span>
      ),
    },
    { term: "About", value: <bdi>{orNone(person.about)}</bdi> },
    { term: "Languages", value: orNone(person.languages) },
    { term: "Time zone", value: person.timeZone },
    ...(person.website === "" ? [] : [{ term: "Web site", value: <Site url={person.website} /> }]),
    { term: "Signed up", value: <Time at={person.createdAt} /> },
    { term: "Last sign-in", value: <Time at={person.lastSignInAt} /> },
    { term: "Last on IRC", value: <Time at={person.lastIrcAt} /> },
    { term: "Web sessions", value: person.webSessions },
    ...person.channelLevels.map(({ level, channel }) => ({
      term: `In ${channel.name}`,
      value: `${words.levels[levelOf(level)]} (${channel.network.name})`,
    })),
  ];
}

/** Only web addresses become links; anything else stays words. */
function Site({ url }: { readonly url: string }) {
  if (!/^https?:\/\//i.test(url)) return <bdi className="wrap-anywhere">{url}</bdi>;
  return (
    <TextLink
      href={url}
      rel="noopener noreferrer nofollow"
      target="_blank"
      className="wrap-anywhere"
    >
      {url}
    </TextLink>
  );
}
