import { ChartNoAxesColumn } from "lucide-react";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import type { Activity } from "#core/status/activity";
import type { Words } from "#core/words/translate";
import { getWords } from "#web/words";

/** How lively the last day was. */
export async function ActivityCard({ activity }: { readonly activity: Activity }) {
  const t = await getWords("console");
  const figures = [
    { name: t("home.lines"), value: activity.lines, note: compared(activity, t) },
    { name: t("home.speakers"), value: activity.people },
    { name: t("home.commands"), value: activity.commands },
    { name: t("home.joins"), value: activity.joins },
    { name: t("home.newAccounts"), value: activity.newAccounts },
  ];
  return (
    <Card>
      <CardHeader icon={<ChartNoAxesColumn aria-hidden="true" />} title={t("home.lastDay")} />
      <CardBody>
        <dl className="grid grid-cols-2 gap-4 sm:grid-cols-3">
          {figures.map(({ name, value, note }) => (
            <div key={name} className="flex flex-col-reverse justify-end">
              <dt className="text-sm text-muted-foreground">
                {name}
                {note && <span className="block text-xs">{note}</span>}
              </dt>
              <dd className="text-xl font-semibold">{t("home.figure", { value })}</dd>
            </div>
          ))}
        </dl>
      </CardBody>
    </Card>
  );
}

function compared({ lines, linesBefore }: Activity, t: Words<"console">): string {
  if (linesBefore === 0) return "";
  const change = lines / linesBefore - 1;
  if (Math.round(change * 100) === 0) return t("home.asManyAsBefore");
  return t(change > 0 ? "home.moreThanBefore" : "home.fewerThanBefore", {
    share: Math.abs(change),
  });
}
