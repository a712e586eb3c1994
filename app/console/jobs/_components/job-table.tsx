import { Badge } from "#components/ui/badge";
import { DataTable } from "#components/ui/data-table";
import { Mono } from "#components/ui/irc-name";
import { TextLink } from "#components/ui/text-link";
import { Time } from "#components/ui/time";
import { JOB_GROUPS, type ListedJob } from "#core/jobs/listing";
import { named } from "#core/words/named";
import { getWords } from "#web/words";

/** Jobs with where they act, what became of them, and who asked. */
export async function JobTable({ jobs }: { readonly jobs: readonly ListedJob[] }) {
  const t = await getWords("console");
  return (
    <DataTable
      caption={t("jobs.title")}
      rows={jobs}
      keyOf={({ id }) => id}
      columns={[
        {
          title: t("jobs.job"),
          cell: ({ kind, input }) => (
            <>
              <Mono>{kind}</Mono> <span className="font-normal">{placeOf(input)}</span>
            </>
          ),
        },
        {
          title: t("jobs.state"),
          cell: ({ state, result }) => (
            <>
              <Badge tone={toneOf(state)}>{named(t, "jobs.states", state)}</Badge>
              {result !== "" && (
                <p className="text-sm wrap-anywhere text-muted-foreground">{result}</p>
              )}
            </>
          ),
        },
        {
          title: t("jobs.askedBy"),
          cell: ({ askedBy, userId, via }) =>
            askedBy !== null && userId !== null ? (
              <TextLink href={`/console/people/${userId}`}>{askedBy}</TextLink>
            ) : (
              via
            ),
        },
        { title: t("jobs.askedAt"), cell: ({ createdAt }) => <Time at={createdAt} /> },
      ]}
    />
  );
}

function toneOf(state: string) {
  if (state === "done") return "success" as const;
  if (state === "unconfirmed") return "warning" as const;
  return (JOB_GROUPS.failed as readonly string[]).includes(state)
    ? ("danger" as const)
    : ("info" as const);
}

/** Where the job acts: never what was to be said, nor a key. */
function placeOf(input: unknown): string {
  if (typeof input !== "object" || input === null) return "";
  const { channel, target, name, nick } = input as Record<string, unknown>;
  return ([channel, target, name, nick].find((part) => typeof part === "string") as string) ?? "";
}
