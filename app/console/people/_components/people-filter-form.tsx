"use client";

import Form from "next/form";
import { Button } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { SelectField } from "#components/ui/select-field";
import { useWords } from "#components/use-words";
import { LEVELS } from "#core/levels";
import { type PeopleFilter, USER_STATES } from "#core/people/people";

/** Search and filters, kept in the address. Works without script. */
export function PeopleFilterForm({ filter }: { readonly filter: PeopleFilter }) {
  const t = useWords("console");
  const kit = useWords("kit");
  return (
    <Form
      action="/console/people"
      role="search"
      className="mb-4 grid grid-cols-2 items-end gap-3 sm:grid-cols-[minmax(0,1fr)_10rem_10rem_auto]"
    >
      <Field label={t("people.search")} className="max-sm:col-span-2">
        <Input
          type="search"
          name="q"
          defaultValue={filter.search}
          placeholder={t("people.nameMailAddress")}
          maxLength={100}
        />
      </Field>
      <SelectField
        name="level"
        label={t("people.level")}
        defaultValue={filter.level ?? ""}
        choices={LEVELS.map((level) => [level, kit(`levels.${level}`)])}
      >
        <option value="">{t("people.allLevels")}</option>
      </SelectField>
      <SelectField
        name="state"
        label={t("people.state")}
        defaultValue={filter.state ?? ""}
        choices={USER_STATES.map((state) => [state, t(`people.states.${state}`)])}
      >
        <option value="">{t("people.allStates")}</option>
      </SelectField>
      <Button type="submit" className="max-sm:col-span-2">
        {t("people.search")}
      </Button>
    </Form>
  );
}
