import { BellRing, CircleCheck } from "lucide-react";
import Link from "next/link";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { type Level, reaches } from "#core/levels";
import type { Waiting } from "#core/status/activity";

interface Item {
  readonly text: string;
  readonly detail?: string;
  readonly href?: string;
}

const plural = (count: number, one: string, many: string) =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

function itemsFor(level: Level, waiting: Waiting): Item[] {
  const items: Item[] = [];
  const isSuperuser = level === "superuser";
  if (waiting.pendingPeople > 0 && reaches(level, "staff"))
    items.push({
      text: `${plural(waiting.pendingPeople, "person waits", "people wait")} for approval`,
      href: "/console/people?state=pending",
    });
  if (!isSuperuser) return items;
  for (const { name, error } of waiting.brokenModules)
    items.push({ text: `Module ${name} does not run`, detail: error, href: "/console/modules" });
  if (waiting.failedJobs > 0)
    items.push({
      text: `${plural(waiting.failedJobs, "job", "jobs")} failed in the last 24 hours`,
      href: "/console/jobs?state=failed",
    });
  if (waiting.failedMails > 0)
    items.push({
      text: `${plural(waiting.failedMails, "mail", "mails")} could not be delivered in the last 24 hours`,
    });
  return items;
}

/** What somebody of this level should look at. */
export function WaitingCard({
  level,
  waiting,
}: {
  readonly level: Level;
  readonly waiting: Waiting;
}) {
  const items = itemsFor(level, waiting);
  return (
    <Card>
      <CardHeader icon={<BellRing aria-hidden="true" />} title="Needs you" />
      {items.length === 0 ? (
        <EmptyState className="py-6" icon={<CircleCheck />} title="Nothing waits for you" />
      ) : (
        <CardBody flush>
          <ul className="divide-y divide-border">
            {items.map(({ text, detail, href }) => (
              <li key={text} className="px-4 py-cell md:px-5">
                {href ? (
                  <Link href={href} className="font-medium underline-offset-3 hover:underline">
                    {text}
                  </Link>
                ) : (
                  <span className="font-medium">{text}</span>
                )}
                {detail && (
                  <p className="mt-0.5 line-clamp-2 text-sm wrap-anywhere text-muted-foreground">
                    {detail}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </CardBody>
      )}
    </Card>
  );
}
