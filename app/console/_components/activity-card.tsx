import { ChartNoAxesColumn } from "lucide-react";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import type { Activity } from "#core/status/activity";

const number = new Intl.NumberFormat("en");

/** How lively the last day was. */
export function ActivityCard({ activity }: { readonly activity: Activity }) {
  const figures = [
    { name: "Lines said", value: activity.lines, note: compared(activity) },
    { name: "People who spoke", value: activity.people },
    { name: "Commands run", value: activity.commands },
    { name: "Joins", value: activity.joins },
    { name: "New accounts", value: activity.newAccounts },
  ];
  return (
    <Card>
      <CardHeader icon={<ChartNoAxesColumn aria-hidden="true" />} title="Last 24 hours" />
      <CardBody>
        <dl className="grid grid-cols-2 gap-4 sm:grid-cols-3">
          {figures.map(({ name, value, note }) => (
            <div key={name} className="flex flex-col-reverse justify-end">
              <dt className="text-sm text-muted-foreground">
                {name}
                {note && <span className="block text-xs">{note}</span>}
              </dt>
              <dd className="text-xl font-semibold">{number.format(value)}</dd>
            </div>
          ))}
        </dl>
      </CardBody>
    </Card>
  );
}

function compared({ lines, linesBefore }: Activity): string {
  if (linesBefore === 0) return "";
  const percent = Math.round((lines / linesBefore - 1) * 100);
  if (percent === 0) return "as many as a week before";
  return `${Math.abs(percent)} % ${percent > 0 ? "more" : "fewer"} than a week before`;
}
