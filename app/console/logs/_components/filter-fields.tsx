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
  readonly modules: readonly string[];
}

/** What the panel can set; the rest has its own buttons. */
export const PANEL_KEYS = ["severity", "network", "channel", "nick", "module", "request"] as const;

const NOTHING = Object.fromEntries(PANEL_KEYS.map((key) => [key, ""]));

interface FilterFieldsProps {
  readonly params: FilterParams;
  readonly places: LogPlaces;
  readonly onApply: (change: FilterParams) => void;
}

/** Where, who, how bad, by which module, and for which request. */
export function FilterFields({ params, places, onApply }: FilterFieldsProps) {
  const t = useWords("console");
  const value = (form: FormData, key: string) => String(form.get(key) ?? "").trim();
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        onApply(Object.fromEntries(PANEL_KEYS.map((key) => [key, value(form, key)])));
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
      <SelectField
        name="severity"
        label={t("logs.severity")}
        defaultValue={params.severity ?? ""}
        choices={[
          ["warn", t("logs.fromWarnings")],
          ["error", t("logs.onlyErrors")],
        ]}
      >
        <option value="">{t("logs.anySeverity")}</option>
      </SelectField>
      <Field label={t("logs.module")}>
        <Input
          name="module"
          list="log-modules"
          defaultValue={params.module}
          autoComplete="off"
          maxLength={32}
          mono
        />
      </Field>
      <datalist id="log-modules">
        {places.modules.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Field label={t("logs.request")}>
        <Input
          name="request"
          defaultValue={params.request}
          autoComplete="off"
          maxLength={64}
          mono
        />
      </Field>
      <div className="flex justify-between gap-2">
        <Button variant="ghost" onClick={() => onApply(NOTHING)}>
          {t("logs.clear")}
        </Button>
        <Button type="submit" variant="primary">
          {t("logs.apply")}
        </Button>
      </div>
    </form>
  );
}
