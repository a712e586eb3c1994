"use client";

import { CalendarClock } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "#components/ui/popover";
import { useWords } from "#components/use-words";

/** As a date and time field wants it, by the clock of this machine. */
function localNow(): string {
  const now = new Date();
  now.setMinutes(now.getMinutes() - now.getTimezoneOffset());
  return now.toISOString().slice(0, 16);
}

/** Leads to what was going on at a moment, with the rows around it. */
export function TimeJump() {
  const t = useWords("console");
  const [problem, setProblem] = useState<string>();
  return (
    <Popover>
      <PopoverTrigger size="icon" aria-label={t("logs.timeJump.title")}>
        <CalendarClock aria-hidden="true" />
      </PopoverTrigger>
      <PopoverContent title={t("logs.timeJump.title")} align="end">
        <form
          className="flex flex-col gap-3"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            const typed = new FormData(event.currentTarget).get("time");
            const moment = new Date(typeof typed === "string" ? typed : "");
            if (Number.isNaN(moment.getTime())) setProblem(t("logs.timeJump.missing"));
            else location.assign(`/console/logs/at?time=${moment.toISOString()}`);
          }}
        >
          <Field label={t("logs.timeJump.time")} errors={problem === undefined ? [] : [problem]}>
            <Input
              name="time"
              type="datetime-local"
              max="9999-12-31T23:59"
              defaultValue={localNow()}
            />
          </Field>
          <Button type="submit" variant="primary" className="self-end">
            {t("logs.timeJump.submit")}
          </Button>
        </form>
      </PopoverContent>
    </Popover>
  );
}
