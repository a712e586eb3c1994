"use client";

import { Contrast } from "lucide-react";
import { useState } from "react";
import { chooseLook } from "#components/choose-look";
import { DENSITIES, densityOf, THEMES, themeOf } from "#components/theme";
import { DropPanel, DropSeparator, dropItemClass } from "#components/ui/drop-panel";
import { useWords } from "#components/use-words";

/** Theme and density. Reads what is set when it is opened, so the server renders it alike for everybody. */
export function ThemeSwitcher() {
  const t = useWords("kit");
  const [now, setNow] = useState({ theme: themeOf(null), density: densityOf(null) });

  function read() {
    const { theme, density } = document.documentElement.dataset;
    setNow({ theme: themeOf(theme), density: densityOf(density) });
  }

  function change(name: "theme" | "density", value: string) {
    chooseLook(name, value);
    read();
  }

  return (
    <DropPanel
      label={t("theme.title")}
      icon={<Contrast aria-hidden="true" />}
      onOpen={read}
      className="w-52"
    >
      <Choices
        name="theme"
        legend={t("theme.title")}
        now={now.theme}
        onChange={change}
        options={THEMES.map((value) => ({
          value,
          label: t(`theme.${value}`),
        }))}
      />
      <DropSeparator />
      <Choices
        name="density"
        legend={t("theme.density")}
        now={now.density}
        onChange={change}
        options={DENSITIES.map((value) => ({ value, label: t(`theme.${value}`) }))}
      />
    </DropPanel>
  );
}

interface ChoicesProps<Name extends string> {
  readonly name: Name;
  readonly legend: string;
  readonly now: string;
  readonly options: readonly {
    readonly value: string;
    readonly label: string;
  }[];
  readonly onChange: (name: Name, value: string) => void;
}

function Choices<Name extends string>(props: ChoicesProps<Name>) {
  const { name, legend, now, options, onChange } = props;
  return (
    <fieldset>
      <legend className="px-2.5 pt-2 pb-1 text-xs font-medium text-muted-foreground">
        {legend}
      </legend>
      {options.map(({ value, label }) => (
        <label
          key={value}
          className={`${dropItemClass} has-focus-visible:outline-2 has-focus-visible:-outline-offset-2`}
        >
          <input
            type="radio"
            name={name}
            value={value}
            checked={now === value}
            onChange={() => onChange(name, value)}
            className="peer sr-only"
          />
          <span className="flex-1">{label}</span>
          <span aria-hidden="true" className="hidden peer-checked:block">
            ✓
          </span>
        </label>
      ))}
    </fieldset>
  );
}
