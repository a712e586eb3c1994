import type { Locale } from "#core/words/locales";

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Tells the time. Passed in where a test wants to move the clock. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

/** The moment `ms` milliseconds after `at`. */
export function after(at: Date, ms: number): Date {
  return new Date(at.getTime() + ms);
}

const units = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

const ofLocale = <Made>(make: (locale: Locale) => Made) => {
  const made = new Map<Locale, Made>();
  return (locale: Locale): Made => {
    const found = made.get(locale) ?? make(locale);
    made.set(locale, found);
    return found;
  };
};

const relative = ofLocale((locale) => new Intl.RelativeTimeFormat(locale, { numeric: "always" }));

const counted = ofLocale((locale) => {
  const style = { style: "unit", unitDisplay: "long" } as const;
  return (count: number, unit: string) =>
    new Intl.NumberFormat(locale, { ...style, unit }).format(count);
});

/** "3 hours ago", in the largest unit that fits. */
export function ago(then: Date, now: Date = new Date(), locale: Locale = "en"): string {
  const seconds = Math.max(0, Math.round((now.getTime() - then.getTime()) / 1000));
  const [unit, size] = units.find(([, length]) => seconds >= length) ?? (["second", 1] as const);
  return relative(locale).format(-Math.floor(seconds / size), unit);
}

/** A wait in its largest unit, never shorter than it is: 61 seconds are 2 minutes. */
export function roundedUp(ms: number): { readonly count: number; readonly unit: string } {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  const [unit, size] = units.find(([, length]) => seconds >= length) ?? (["second", 1] as const);
  return { count: Math.ceil(seconds / size), unit };
}

/** "2 days 3 hours", "4 minutes 10 seconds": the two largest units that count. */
export function duration(ms: number, locale: Locale = "en"): string {
  let seconds = Math.max(0, Math.round(ms / 1000));
  const parts: string[] = [];
  for (const [unit, size] of [...units, ["second", 1] as const]) {
    const count = Math.floor(seconds / size);
    seconds -= count * size;
    if (count > 0) parts.push(counted(locale)(count, unit));
  }
  return parts.slice(0, 2).join(" ") || counted(locale)(0, "second");
}
