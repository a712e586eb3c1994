"use client";

import Form from "next/form";
import { Button } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { Select } from "#components/ui/select";
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
      <Field label={t("people.level")}>
        <Select name="level" defaultValue={filter.level ?? ""}>
          <option value="">{t("people.allLevels")}</option>
          {LEVELS.map((level) => (
            <option key={level} value={level}>
              {kit(`levels.${level}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("people.state")}>
        <Select name="state" defaultValue={filter.state ?? ""}>
          <option value="">{t("people.allStates")}</option>
          {USER_STATES.map((state) => (
            <option key={state} value={state}>
              {t(`people.states.${state}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Button type="submit" className="max-sm:col-span-2">
        {t("people.search")}
      </Button>
    </Form>
  );
}
