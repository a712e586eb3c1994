import type { Fact } from "#components/ui/description-list";
import { TextLink } from "#components/ui/text-link";
import { Time } from "#components/ui/time";
import type { Person } from "#core/people/people";
import type { Words } from "#core/words/translate";

const orNone = (text: string, none: string) =>
  text || <span className="text-muted-foreground">{none}</span>;

/** What the account says about its owner. */
export function personFacts(person: Person, t: Words<"console">): Fact[] {
  const none = t("people.facts.none");
  return [
    { term: t("people.facts.userName"), value: <bdi>{person.name}</bdi> },
    {
      term: t("people.facts.mail"),
      value: (
        <span className="wrap-anywhere">
          {t.rich(person.emailVerifiedAt === null ? "people.mailUnproved" : "people.mailProved", {
            address: () => <bdi>{person.email}</bdi>,
            quiet: (chunks) => <span className="text-muted-foreground">{chunks}</span>,
          })}
        </span>
      ),
    },
    { term: t("people.facts.about"), value: <bdi>{orNone(person.about, none)}</bdi> },
    { term: t("people.facts.languages"), value: orNone(person.languages, none) },
    { term: t("people.facts.timeZone"), value: orNone(person.timeZone, none) },
    ...(person.website === ""
      ? []
      : [{ term: t("people.facts.website"), value: <Site url={person.website} /> }]),
    { term: t("people.facts.signedUp"), value: <Time at={person.createdAt} /> },
    { term: t("people.facts.lastSignIn"), value: <Time at={person.lastSignInAt} /> },
    { term: t("people.facts.lastOnIrc"), value: <Time at={person.lastIrcAt} /> },
    { term: t("people.facts.webSessions"), value: person.webSessions },
    { term: t("people.facts.secondFactor"), value: secondFactor(person, t) },
  ];
}

function secondFactor({ secondFactor: factor }: Person, t: Words<"console">) {
  const since = factor?.confirmedAt;
  if (!since) return orNone("", t("people.facts.noSecondFactor"));
  return t.rich("people.facts.secondFactorSince", { time: () => <Time at={since} show="date" /> });
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
