"use client";

import { ArrowDown, ArrowUp, Plus, Server, X } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { IconButton } from "#components/ui/icon-button";
import { Input } from "#components/ui/input";
import { Select } from "#components/ui/select";
import { useWords } from "#components/use-words";
import { PartCard } from "./part-card.tsx";
import type { FieldErrors, PartProps } from "./settings-form.tsx";

const MOST = 10;

interface Row {
  readonly key: string;
  readonly host: string;
  readonly port: string;
  readonly tls: boolean;
}

/** The list with the one at `from` at `to` instead. */
function moved(rows: readonly Row[], from: number, to: number): readonly Row[] {
  const others = rows.filter((_row, at) => at !== from);
  const row = rows[from];
  return row ? [...others.slice(0, to), row, ...others.slice(to)] : rows;
}

/** The servers in the order in which they are tried. */
export function ServerRows({ network, errors }: PartProps) {
  const t = useWords("console");
  const id = useId();
  const [made, setMade] = useState(0);
  const [rows, setRows] = useState<readonly Row[]>(
    network.servers.map(({ id: key, host, port, tls }) => ({
      ...{ key, host, tls },
      port: String(port),
    })),
  );
  const add = () => {
    setRows([...rows, { key: `${id}-${made}`, host: "", port: "6697", tls: true }]);
    setMade(made + 1);
  };
  return (
    <PartCard
      icon={<Server aria-hidden="true" />}
      title={t("networks.servers")}
      description={t("networks.serversText")}
    >
      <ol className="flex flex-col gap-3 max-sm:divide-y max-sm:divide-border max-sm:*:pb-3">
        {rows.map((row, at) => (
          <li key={row.key}>
            <ServerRow
              row={row}
              place={at}
              last={rows.length - 1}
              errors={errors}
              onMove={(to) => setRows(moved(rows, at, to))}
              onTake={() => setRows(rows.filter(({ key }) => key !== row.key))}
            />
          </li>
        ))}
      </ol>
      <Button size="sm" className="self-start" onClick={add} disabled={rows.length >= MOST}>
        <Plus aria-hidden="true" />
        {t("networks.addServer")}
      </Button>
    </PartCard>
  );
}

interface ServerRowProps {
  readonly row: Row;
  readonly place: number;
  readonly last: number;
  readonly errors: FieldErrors;
  readonly onMove: (to: number) => void;
  readonly onTake: () => void;
}

function ServerRow({ row, place, last, errors, onMove, onTake }: ServerRowProps) {
  const t = useWords("console");
  const name = row.host || t("networks.thisServer");
  const all = place === 0 ? (errors?.host ?? []) : [];
  return (
    <fieldset className="grid grid-cols-[5.5rem_minmax(0,1fr)] items-end gap-2 sm:grid-cols-[minmax(0,1fr)_5.5rem_6.5rem_auto]">
      <legend className="sr-only">{t("networks.server", { place: place + 1 })}</legend>
      <Field
        label={t("networks.host")}
        errors={[...all, ...(errors?.[`host.${place}`] ?? [])]}
        className="self-start max-sm:col-span-2"
      >
        <Input
          name="host"
          mono
          defaultValue={row.host}
          placeholder="irc.example.org"
          maxLength={255}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      </Field>
      <Field label={t("networks.port")} errors={errors?.[`port.${place}`]} className="self-start">
        <Input name="port" mono inputMode="numeric" defaultValue={row.port} maxLength={5} />
      </Field>
      <Field label={t("networks.security")} className="self-start">
        <Select name="security" defaultValue={row.tls ? "tls" : "plain"}>
          <option value="tls">{t("networks.tls")}</option>
          <option value="plain">{t("networks.plain")}</option>
        </Select>
      </Field>
      <div className="flex gap-0.5 self-start max-sm:col-span-2 sm:pt-6.5">
        <IconButton
          label={t("networks.up", { name })}
          disabled={place === 0}
          onClick={() => onMove(place - 1)}
        >
          <ArrowUp aria-hidden="true" />
        </IconButton>
        <IconButton
          label={t("networks.down", { name })}
          disabled={place === last}
          onClick={() => onMove(place + 1)}
        >
          <ArrowDown aria-hidden="true" />
        </IconButton>
        <IconButton label={t("networks.take", { name })} disabled={last === 0} onClick={onTake}>
          <X aria-hidden="true" />
        </IconButton>
      </div>
    </fieldset>
  );
}
