"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "#components/cn";
import { isCurrent, linkTo, type NavGroup, type NavItem } from "#components/nav";

interface SideNavProps {
  readonly label: string;
  readonly groups: readonly NavGroup[];
  /** Icons only; the names stay for screen readers and on hover. */
  readonly collapsed?: boolean | undefined;
  readonly onNavigate?: (() => void) | undefined;
  readonly className?: string | undefined;
}

/** Groups of links, one under the other. */
export function SideNav({ label, groups, collapsed = false, onNavigate, className }: SideNavProps) {
  return (
    <nav aria-label={label} className={cn("flex flex-col gap-4", className)}>
      {groups.map((group) => (
        <div key={group.label}>
          {group.label && (
            <p
              className={cn(
                "px-2.5 pb-1 text-xs font-medium text-muted-foreground",
                collapsed && "sr-only",
              )}
            >
              {group.label}
            </p>
          )}
          <ul className="flex flex-col gap-px">
            {group.items.map((item) => (
              <li key={item.href}>
                <SideLink item={item} collapsed={collapsed} onNavigate={onNavigate} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

interface SideLinkProps extends Pick<SideNavProps, "onNavigate"> {
  readonly item: NavItem;
  readonly collapsed: boolean;
}

function SideLink({ item, collapsed, onNavigate }: SideLinkProps) {
  const current = isCurrent(item, usePathname());
  return (
    <Link
      href={linkTo(item)}
      aria-current={current ? "page" : undefined}
      title={collapsed ? item.label : undefined}
      onClick={() => onNavigate?.()}
      className={cn(
        "relative flex min-h-control-sm items-center gap-2.5 rounded-md px-2.5 text-base text-muted-foreground hover:bg-hover hover:text-foreground focus-visible:-outline-offset-2 max-md:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0",
        current &&
          "bg-primary-soft font-medium text-foreground hover:bg-primary-soft [&_svg]:text-primary high-contrast:outline high-contrast:-outline-offset-1",
        collapsed && "justify-center px-0",
      )}
    >
      {item.icon}
      <span className={collapsed ? "sr-only" : "min-w-0 flex-1 truncate"}>{item.label}</span>
      {item.count !== undefined && item.count > 0 && <Count count={item.count} dot={collapsed} />}
    </Link>
  );
}

function Count({ count, dot }: { readonly count: number; readonly dot: boolean }) {
  return (
    <span
      className={
        dot
          ? "absolute top-1 right-1.5 size-2 overflow-hidden rounded-full bg-primary text-transparent"
          : "rounded-full bg-primary px-1.5 text-2xs font-semibold text-primary-foreground"
      }
    >
      {count}
    </span>
  );
}
