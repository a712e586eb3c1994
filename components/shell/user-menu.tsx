"use client";

import { LogOut } from "lucide-react";
import { startTransition } from "react";
import type { NavItem } from "#components/nav";
import { LevelBadge } from "#components/ui/level-badge";
import {
  Menu,
  MenuContent,
  MenuItem,
  MenuLink,
  MenuSeparator,
  MenuTrigger,
} from "#components/ui/menu";
import { useWords } from "#components/use-words";
import type { Level } from "#core/levels";

interface UserMenuProps {
  readonly name: string;
  readonly level: Level;
  readonly items: readonly NavItem[];
  /** A server action. */
  readonly signOut: () => Promise<void>;
}

/** Who is signed in, where they can go, and the way out. */
export function UserMenu({ name, level, items, signOut }: UserMenuProps) {
  const t = useWords("kit");
  const initial = Array.from(name)[0]?.toLocaleUpperCase() ?? "?";
  return (
    <Menu>
      <MenuTrigger variant="ghost" size="icon" aria-label={`${t("nav.account")}: ${name}`}>
        <span
          aria-hidden="true"
          className="grid size-7 place-items-center rounded-full bg-primary-soft text-sm font-semibold text-primary ring-1 ring-primary/25"
        >
          {initial}
        </span>
      </MenuTrigger>
      <MenuContent className="w-56">
        <div className="flex items-center justify-between gap-2 px-2.5 py-2">
          <bdi className="min-w-0 truncate font-semibold">{name}</bdi>
          <LevelBadge level={level} />
        </div>
        <MenuSeparator />
        {items.map((item) => (
          <MenuLink key={item.href} href={item.href} icon={item.icon}>
            {item.label}
          </MenuLink>
        ))}
        <MenuSeparator />
        <MenuItem
          icon={<LogOut aria-hidden="true" />}
          onClick={() => startTransition(() => signOut())}
        >
          {t("nav.signOut")}
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
