import { Check, Circle } from "lucide-react";
import Link from "next/link";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import type { FirstSteps } from "#core/status/activity";
import { getWords } from "#web/words";

/** What a new installation has left to do; gone once all is done. */
export async function FirstStepsCard({ steps }: { readonly steps: FirstSteps }) {
  const t = await getWords("console");
  const list = [
    { done: steps.network, text: t("home.connectNetwork"), href: "/console/bot" },
    { done: steps.channel, text: t("home.letBotJoin"), href: "/console/bot" },
    { done: steps.linked, text: t("home.linkOwnNick"), href: "/me/token" },
    { done: steps.secondPerson, text: t("home.inviteSecondPerson"), href: "/console/people" },
    { done: steps.mail, text: t("home.setUpMail"), href: "/console/settings#mail" },
  ];
  const left = list.filter(({ done }) => !done).length;
  if (left === 0) return null;
  return (
    <Card>
      <CardHeader
        title={t("home.firstSteps")}
        description={t("home.stepsDone", { done: list.length - left, all: list.length })}
      />
      <CardBody>
        <ul className="grid gap-2 sm:grid-cols-2">
          {list.map(({ done, text, href }) => (
            <li key={text} className="flex items-start gap-2">
              {done ? (
                <Check aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-success" />
              ) : (
                <Circle
                  aria-hidden="true"
                  className="mt-0.5 size-4 shrink-0 text-muted-foreground"
                />
              )}
              <span className="sr-only">{done ? t("home.done") : t("home.do")} </span>
              {done ? (
                <span className={done ? "text-muted-foreground" : undefined}>{text}</span>
              ) : (
                <Link href={href} className="underline decoration-primary/35 underline-offset-3">
                  {text}
                </Link>
              )}
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}
