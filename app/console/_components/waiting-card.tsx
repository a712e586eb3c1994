import { BellRing, CircleCheck } from "lucide-react";
import Link from "next/link";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { type Level, reaches } from "#core/levels";
import type { Waiting } from "#core/status/activity";
import { reasonInWords } from "#core/status/reason-words";
import type { Words } from "#core/words/translate";
import { getWords } from "#web/words";

interface Item {
  readonly text: string;
  readonly detail?: string;
  readonly href?: string;
}

function itemsFor(level: Level, waiting: Waiting, t: Words<"console">): Item[] {
  const items: Item[] = [];
  const isSuperuser = level === "superuser";
  if (waiting.pendingPeople > 0 && reaches(level, "staff"))
    items.push({
      text: t("home.waitForApproval", { count: waiting.pendingPeople }),
      href: "/console/people?state=pending",
    });
  if (!isSuperuser) return items;
  for (const { id, name, reason } of waiting.returned)
    items.push({
      text: t("home.settingsReturned", { name }),
      detail: reason === "" ? "" : reasonInWords(reason, t).text,
      href: `/console/bot/networks/${id}`,
    });
  for (const { name, error } of waiting.brokenModules)
    items.push({ text: t("home.moduleBroken", { name }), detail: error, href: "/console/modules" });
  if (waiting.failedJobs > 0)
    items.push({
      text: t("home.jobsFailed", { count: waiting.failedJobs }),
      href: "/console/jobs?state=failed",
    });
  if (waiting.failedMails > 0)
    items.push({
      text: t("home.mailsFailed", { count: waiting.failedMails }),
    });
  return items;
}

/** What somebody of this level should look at. */
export async function WaitingCard({
  level,
  waiting,
}: {
  readonly level: Level;
  readonly waiting: Waiting;
}) {
  const t = await getWords("console");
  const items = itemsFor(level, waiting, t);
  return (
    <Card className="self-start">
      <CardHeader icon={<BellRing aria-hidden="true" />} title={t("home.needs")} />
      {items.length === 0 ? (
        <EmptyState className="py-6" icon={<CircleCheck />} title={t("home.nothingWaits")} />
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
