import type { ReactNode } from "react";
import { Card, CardBody, CardHeader } from "#components/ui/card";

interface SettingsCardProps {
  /** Where links to it lead. */
  readonly id: string;
  readonly icon: ReactNode;
  readonly title: string;
  readonly description?: string;
  readonly children: ReactNode;
}

/** Settings of one subject, named by their title. */
export function SettingsCard({ id, icon, title, description, children }: SettingsCardProps) {
  return (
    <Card id={id} aria-labelledby={`${id}-title`}>
      <CardHeader icon={icon} id={`${id}-title`} title={title} description={description} />
      <CardBody>{children}</CardBody>
    </Card>
  );
}
