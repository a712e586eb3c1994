import { DataTable } from "#components/ui/data-table";
import { Mono } from "#components/ui/irc-name";
import { TextLink } from "#components/ui/text-link";
import { Time } from "#components/ui/time";
import { EVERYWHERE, type ListedIgnore } from "#core/ignores/ignores";
import { getWords } from "#web/words";
import { HearAgain } from "./hear-again.tsx";

interface IgnoreTableProps {
  readonly ignores: readonly ListedIgnore[];
  /** Names by id. */
  readonly networks: Readonly<Record<string, string>>;
}

/** Who is ignored where, until when, why and by whom. */
export async function IgnoreTable({ ignores, networks }: IgnoreTableProps) {
  const t = await getWords("console");
  return (
    <DataTable
      caption={t("ignores.title")}
      rows={ignores}
      keyOf={({ id }) => id}
      columns={[
        {
          title: t("ignores.mask"),
          cell: ({ mask }) => (
            <span className="wrap-anywhere">
              <Mono>{mask}</Mono>
            </span>
          ),
        },
        {
          title: t("ignores.where"),
          cell: ({ networkId }) =>
            networkId === EVERYWHERE
              ? t("ignores.everywhere")
              : (networks[networkId] ?? t("ignores.goneNetwork")),
        },
        {
          title: t("ignores.reason"),
          cell: ({ reason }) => <bdi className="wrap-anywhere">{reason}</bdi>,
        },
        {
          title: t("ignores.until"),
          cell: ({ expiresAt }) => (expiresAt ? <Time at={expiresAt} /> : t("ignores.forEver")),
        },
        { title: t("ignores.by"), cell: (ignore) => <SetBy ignore={ignore} /> },
        {
          title: t("ignores.actions"),
          actions: true,
          cell: ({ networkId, mask }) => <HearAgain networkId={networkId} mask={mask} />,
        },
      ]}
    />
  );
}

function SetBy({ ignore: { setById, setByName } }: { readonly ignore: ListedIgnore }) {
  if (setById === null) return <bdi>{setByName}</bdi>;
  return (
    <TextLink href={`/console/people/${setById}`}>
      <bdi>{setByName}</bdi>
    </TextLink>
  );
}
