import type { ReactNode } from "react";
import { StatusLight } from "#components/ui/status-light";
import { Time } from "#components/ui/time";
import type { SaidLight } from "#core/status/light-words";

interface PlaceListProps {
  readonly title: ReactNode;
  readonly places: readonly {
    readonly id: string;
    readonly name: string;
    readonly light: SaidLight;
  }[];
}

/** What a step has set up so far, and how it is doing. */
export function PlaceList({ title, places }: PlaceListProps) {
  if (places.length === 0) return null;
  return (
    <section className="rounded-lg border border-border px-3.5 py-3">
      <h2 className="text-sm font-medium text-muted-foreground">{title}</h2>
      <ul className="mt-1.5 grid gap-1">
        {places.map(({ id, name, light }) => (
          <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="font-medium break-all">{name}</span>
            <StatusLight state={light.state} className="text-sm">
              {light.text} {light.at && <Time at={light.at} show="time" />}
            </StatusLight>
          </li>
        ))}
      </ul>
    </section>
  );
}
