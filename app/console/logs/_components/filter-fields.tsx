"use client";

import { Button } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { SelectField } from "#components/ui/select-field";
import { useWords } from "#components/use-words";
import type { FilterParams } from "../_lib/query.ts";

export interface LogPlaces {
  /** Names by id. */
  readonly networks: Readonly<Record<string, string>>;
  readonly channels: readonly string[];
}

interface FilterFieldsProps {
  readonly params: FilterParams;
  readonly places: LogPlaces;
  readonly onApply: (change: FilterParams) => void;
}

/** Where and who. */
export function FilterFields({ params, places, onApply }: FilterFieldsProps) {
  const t = useWords("console");
  const value = (form: FormData, key: string) => String(form.get(key) ?? "").trim();
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        onApply({
          network: value(form, "network"),
          channel: value(form, "channel"),
          nick: value(form, "nick"),
        });
      }}
    >
      <SelectField
        name="network"
        label={t("logs.network")}
        defaultValue={params.network ?? ""}
        choices={Object.entries(places.networks)}
      >
        <option value="">{t("logs.allNetworks")}</option>
      </SelectField>
      <Field label={t("logs.channel")}>
        <Input
          name="channel"
          list="log-channels"
          defaultValue={params.channel}
          placeholder="#channel"
          autoComplete="off"
          maxLength={200}
        />
      </Field>
      <datalist id="log-channels">
        {places.channels.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Field label={t("logs.nick")}>
        <Input name="nick" defaultValue={params.nick} autoComplete="off" maxLength={200} />
      </Field>
      <div className="flex justify-between gap-2">
        <Button variant="ghost" onClick={() => onApply({ network: "", channel: "", nick: "" })}>
          {t("logs.clear")}
        </Button>
        <Button type="submit" variant="primary">
          {t("logs.apply")}
        </Button>
      </div>
    </form>
  );
}
