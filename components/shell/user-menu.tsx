"use client";

import { LogOut } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import type { NavItem } from "#components/nav";
import { DropPanel, DropSeparator, dropItemClass } from "#components/ui/drop-panel";
import { useWords } from "#components/use-words";

interface UserMenuProps {
  readonly name: string;
  /** Their level. */
  readonly badge: ReactNode;
  readonly items: readonly NavItem[];
  /** A server action. */
  readonly signOut: () => Promise<void>;
}

/** Who is signed in, where they can go, and the way out. Works without script. */
export function UserMenu({ name, badge, items, signOut }: UserMenuProps) {
  const t = useWords("kit");
  const initial = Array.from(name)[0]?.toLocaleUpperCase() ?? "?";
  return (
    <DropPanel
      label={`${t("nav.account")}: ${name}`}
      className="w-56"
      icon={
        <span
          aria-hidden="true"
          className="grid size-7 place-items-center rounded-full bg-primary-soft text-sm font-semibold text-primary ring-1 ring-primary/25"
        >
          {initial}
        </span>
      }
    >
      <div className="flex items-center justify-between gap-2 px-2.5 py-2">
        <bdi className="min-w-0 truncate font-semibold">{name}</bdi>
        {badge}
      </div>
      <DropSeparator />
      {items.map((item) => (
        <Link key={item.href} href={item.href} className={dropItemClass}>
          {item.icon}
          {item.label}
        </Link>
      ))}
      <DropSeparator />
      <form action={signOut}>
        <button type="submit" className={dropItemClass}>
          <LogOut aria-hidden="true" />
          {t("nav.signOut")}
        </button>
      </form>
    </DropPanel>
  );
}
