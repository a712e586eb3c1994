import { Check, Circle } from "lucide-react";
import Link from "next/link";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import type { FirstSteps } from "#core/status/activity";

/** What a new installation has left to do; gone once all is done. */
export function FirstStepsCard({ steps }: { readonly steps: FirstSteps }) {
  const list = [
    { done: steps.network, text: "Connect a network", href: "/console/bot" },
    { done: steps.channel, text: "Let the bot join a channel", href: "/console/bot" },
    { done: steps.linked, text: "Link your own nick with a token", href: "/me/token" },
    { done: steps.secondPerson, text: "Invite a second person to sign up", href: "/signup" },
    { done: steps.mail, text: "Set up mail, so that people get theirs", href: null },
  ];
  const left = list.filter(({ done }) => !done).length;
  if (left === 0) return null;
  return (
    <Card>
      <CardHeader
        title="First steps"
        description={`${list.length - left} of ${list.length} done`}
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
              <span className="sr-only">{done ? "Done: " : "To do: "}</span>
              {done || href === null ? (
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
