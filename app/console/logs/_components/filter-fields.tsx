"use client";

import { Button } from "#components/ui/button";
import { InputField } from "#components/ui/input-field";
import { SelectField } from "#components/ui/select-field";
import { useWords } from "#components/use-words";
import type { FilterParams } from "#core/events/filter-address";

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
        choices={[["", t("logs.allNetworks")], ...Object.entries(places.networks)]}
      />
      <InputField
        name="channel"
        label={t("logs.channel")}
        defaultValue={params.channel}
        suggestions={places.channels}
        placeholder="#channel"
        maxLength={200}
      />
      <InputField name="nick" label={t("logs.nick")} defaultValue={params.nick} maxLength={200} />
      <SelectField
        name="severity"
        label={t("logs.severity")}
        defaultValue={params.severity ?? ""}
        choices={[
          ["", t("logs.anySeverity")],
          ["warn", t("logs.fromWarnings")],
          ["error", t("logs.onlyErrors")],
        ]}
      />
      <InputField
        name="module"
        label={t("logs.module")}
        defaultValue={params.module}
        suggestions={places.modules}
        maxLength={32}
        mono
      />
      <InputField
        name="request"
        label={t("logs.request")}
        defaultValue={params.request}
        maxLength={64}
        mono
      />
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
