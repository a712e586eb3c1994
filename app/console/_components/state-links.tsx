import Link from "next/link";
import { tabClass, tabListClass } from "#components/ui/tab-class";

interface StateLinksProps {
  readonly label: string;
  readonly items: readonly {
    readonly label: string;
    readonly href: string;
    readonly current: boolean;
  }[];
}

/** Filters that exclude each other, as links that differ in the query of an address. */
export function StateLinks({ label, items }: StateLinksProps) {
  return (
    <nav aria-label={label} className={`${tabListClass} mb-4`}>
      {items.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          aria-current={item.current ? "page" : undefined}
          className={tabClass}
        >
          {item.label}
        </Link>
      ))}
    </nav>
  );
}
