"use client";

import { Button } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { Select } from "#components/ui/select";
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
      <Field label="Network">
        <Select name="network" defaultValue={params.network ?? ""}>
          <option value="">All networks</option>
          {Object.entries(places.networks).map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Channel">
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
      <Field label="Nick">
        <Input name="nick" defaultValue={params.nick} autoComplete="off" maxLength={200} />
      </Field>
      <div className="flex justify-between gap-2">
        <Button variant="ghost" onClick={() => onApply({ network: "", channel: "", nick: "" })}>
          Clear
        </Button>
        <Button type="submit" variant="primary">
          Apply
        </Button>
      </div>
    </form>
  );
}
