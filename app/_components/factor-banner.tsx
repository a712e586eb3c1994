import { Alert } from "#components/ui/alert";
import { TextLink } from "#components/ui/text-link";
import { Time } from "#components/ui/time";
import type { Actor } from "#web/session";
import { getWords } from "#web/words";

/** Across every page of those who are to set up a second factor: until when, or that their rights rest. */
export async function FactorBanner({ duty }: Pick<Actor, "duty">) {
  if (!duty) return null;
  const t = await getWords("me");
  const link = (chunks: React.ReactNode) => (
    <TextLink href="/me/security#second-factor">{chunks}</TextLink>
  );
  if (!duty.overdue)
    return (
      <Alert banner tone="warning">
        {t.rich("factors.due", { link, time: () => <Time at={duty.dueAt} /> })}
      </Alert>
    );
  const level = t(`factors.levels.${duty.level === "superuser" ? "superuser" : "staff"}`);
  return (
    <Alert banner tone="danger">
      {t.rich("factors.overdue", { link, level })}
    </Alert>
  );
}
