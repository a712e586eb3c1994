"use client";

import { Contrast, type LucideIcon, Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { DENSITIES, densityOf, THEMES, type Theme, themeOf } from "#components/theme";
import {
  Menu,
  MenuContent,
  MenuGroup,
  MenuLabel,
  MenuRadioGroup,
  MenuRadioItem,
  MenuSeparator,
  MenuTrigger,
} from "#components/ui/menu";
import { useWords } from "#components/use-words";

const icons: Readonly<Record<Theme, LucideIcon>> = {
  system: Monitor,
  light: Sun,
  dark: Moon,
  contrast: Contrast,
};

const YEAR_SECONDS = 365 * 86_400;

/** Shows the choice at once, and keeps it for the next visit: in a cookie for the server, in storage as a spare. */
function choose(name: "theme" | "density", value: string) {
  document.documentElement.dataset[name] = value;
  const secure = window.location.protocol === "https:" ? ";secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing over plain http, where bots often live
  document.cookie = `${name}=${value};path=/;max-age=${YEAR_SECONDS};samesite=lax${secure}`;
  try {
    localStorage.setItem(name, value);
  } catch {
    // Storage may be switched off; the cookie is enough.
  }
}

/** Theme and density. Reads what is set when it is opened, so the server renders it alike for everybody. */
export function ThemeSwitcher() {
  const t = useWords("kit");
  const [now, setNow] = useState({ theme: themeOf(null), density: densityOf(null) });

  function read() {
    const { theme, density } = document.documentElement.dataset;
    setNow({ theme: themeOf(theme), density: densityOf(density) });
  }

  return (
    <Menu onOpenChange={(open) => open && read()}>
      <MenuTrigger
        variant="ghost"
        size="icon"
        aria-label={t("theme.title")}
        title={t("theme.title")}
      >
        <Contrast aria-hidden="true" />
      </MenuTrigger>
      <MenuContent className="w-52">
        <MenuRadioGroup
          value={now.theme}
          onValueChange={(theme: string) => {
            choose("theme", theme);
            read();
          }}
        >
          <MenuGroup>
            <MenuLabel>{t("theme.title")}</MenuLabel>
            {THEMES.map((theme) => {
              const Icon = icons[theme];
              return (
                <MenuRadioItem key={theme} value={theme} icon={<Icon aria-hidden="true" />}>
                  {t(`theme.${theme}`)}
                </MenuRadioItem>
              );
            })}
          </MenuGroup>
        </MenuRadioGroup>
        <MenuSeparator />
        <MenuRadioGroup
          value={now.density}
          onValueChange={(density: string) => {
            choose("density", density);
            read();
          }}
        >
          <MenuGroup>
            <MenuLabel>{t("theme.density")}</MenuLabel>
            {DENSITIES.map((density) => (
              <MenuRadioItem key={density} value={density}>
                {t(`theme.${density}`)}
              </MenuRadioItem>
            ))}
          </MenuGroup>
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  );
}
