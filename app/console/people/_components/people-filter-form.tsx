"use client";

import Form from "next/form";
import { Button } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { Select } from "#components/ui/select";
import { useWords } from "#components/use-words";
import { LEVELS } from "#core/levels";
import { type PeopleFilter, USER_STATES } from "#core/people/people";
import { stateWords } from "../_lib/state-words.ts";

/** Search and filters, kept in the address. Works without script. */
export function PeopleFilterForm({ filter }: { readonly filter: PeopleFilter }) {
  const t = useWords("kit");
  return (
    <Form
      action="/console/people"
      role="search"
      className="mb-4 grid items-end gap-3 sm:grid-cols-[minmax(0,1fr)_10rem_10rem_auto]"
    >
      <Field label="Search">
        <Input
          type="search"
          name="q"
          defaultValue={filter.search}
          placeholder="Name, mail address or nick"
          maxLength={100}
        />
      </Field>
      <Field label="Level">
        <Select name="level" defaultValue={filter.level ?? ""}>
          <option value="">All levels</option>
          {LEVELS.map((level) => (
            <option key={level} value={level}>
              {t(`levels.${level}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="State">
        <Select name="state" defaultValue={filter.state ?? ""}>
          <option value="">All states</option>
          {USER_STATES.map((state) => (
            <option key={state} value={state}>
              {stateWords[state]}
            </option>
          ))}
        </Select>
      </Field>
      <Button type="submit">Search</Button>
    </Form>
  );
}
