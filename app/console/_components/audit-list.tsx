import { Mono } from "#components/ui/irc-name";
import { TextLink } from "#components/ui/text-link";
import { Time } from "#components/ui/time";
import { getWords } from "#web/words";
import { networkNames } from "../_lib/network-names.ts";

export interface ShownAudit {
  readonly id: number;
  readonly at: Date;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly via: string;
  readonly action: string;
  readonly targetType: string;
  readonly targetId: string;
  readonly targetName: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string;
  readonly ip: string;
}

/** Who did what to whom, one sentence each, with what it was before and after. */
export async function AuditList({ rows }: { readonly rows: readonly ShownAudit[] }) {
  const t = await getWords("console");
  const networks = await networkNames();
  return (
    <ul className="divide-y divide-border">
      {rows.map((row) => (
        <li key={row.id} className="px-4 py-cell md:px-5">
          <p className="flex flex-wrap items-baseline gap-x-2">
            <Person id={row.actorId} name={row.actorName} />
            <Mono>{row.action}</Mono>
            {row.targetName !== "" &&
              (row.targetType === "user" ? (
                <Person id={row.targetId} name={row.targetName} />
              ) : (
                <bdi className="font-medium">{row.targetName}</bdi>
              ))}
          </p>
          <Changes before={named(row.before, networks)} after={named(row.after, networks)} />
          {row.reason !== "" && <p className="text-sm wrap-anywhere">“{row.reason}”</p>}
          <p className="text-sm text-muted-foreground">
            {t.rich(row.ip === "" ? "audit.byWay" : "audit.byWayFrom", {
              time: () => <Time at={row.at} />,
              via: row.via,
              ip: row.ip,
            })}
          </p>
        </li>
      ))}
    </ul>
  );
}

function Person({ id, name }: { readonly id: string | null; readonly name: string }) {
  if (id === null || id === "") return <bdi className="font-medium">{name}</bdi>;
  return (
    <TextLink href={`/console/people/${id}`}>
      <bdi>{name}</bdi>
    </TextLink>
  );
}

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};

/** The fields with the network's name in place of its number, which nobody knows; of a removed one the number is all there is. */
function named(value: unknown, networks: Readonly<Record<string, string>>): Fields {
  const { networkId, ...others } = fieldsOf(value);
  if (typeof networkId !== "string") return fieldsOf(value);
  return { network: networks[networkId] ?? networkId, ...others };
}

const shown = (value: unknown, nothing: string) =>
  value === undefined || value === null || value === ""
    ? nothing
    : typeof value === "string"
      ? value
      : JSON.stringify(value);

async function Changes({
  before: was,
  after: is,
}: {
  readonly before: Fields;
  readonly after: Fields;
}) {
  const nothing = (await getWords("console"))("audit.nothing");
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  if (names.length === 0) return null;
  return (
    <ul className="text-sm">
      {names.map((name) => (
        <li key={name} className="wrap-anywhere">
          <span className="text-muted-foreground">{name}: </span>
          <del className="text-muted-foreground">{shown(was[name], nothing)}</del>{" "}
          <span aria-hidden="true">→</span>{" "}
          <ins className="no-underline">{shown(is[name], nothing)}</ins>
        </li>
      ))}
    </ul>
  );
}
