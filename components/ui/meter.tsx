import { cn } from "#components/cn";
import type { Tone } from "#components/ui/tone";

interface MeterProps {
  readonly label: string;
  readonly value: number;
  readonly max?: number | undefined;
  /** The value in words, shown at the right and read out: "3 of 5", "strong". */
  readonly text?: string | undefined;
  readonly tone?: Tone | undefined;
  readonly hideLabel?: boolean | undefined;
  readonly className?: string | undefined;
}

const fill: Readonly<Record<Tone, string>> = {
  info: "text-primary",
  success: "text-success",
  warning: "text-warning",
  danger: "text-danger",
};

/** How much of something there is. For work under way, `ProgressBar`. */
export function Meter(props: MeterProps) {
  const { label, value, max = 100, text, tone = "info", hideLabel, className } = props;
  const percent = max > 0 ? Math.min(100, Math.max(0, (value / max) * 100)) : 0;
  return (
    <div className={cn("flex flex-col gap-1 text-sm", className)}>
      <div className={cn("flex justify-between gap-3", hideLabel && "sr-only")}>
        <span className="text-muted-foreground">{label}</span>
        {text && <span>{text}</span>}
      </div>
      <Bar percent={percent} className={fill[tone]} />
      <meter aria-label={label} aria-valuetext={text} max={max} value={value} className="sr-only" />
    </div>
  );
}

interface ProgressBarProps {
  readonly label: string;
  /** Both unset while nobody knows how much there is to do. */
  readonly done?: number | undefined;
  readonly total?: number | undefined;
  readonly text?: string | undefined;
}

/** Work under way, known or not yet known in size. */
export function ProgressBar({ label, done, total, text }: ProgressBarProps) {
  const known = done !== undefined && total !== undefined && total > 0;
  return (
    <div className="flex flex-col gap-1 text-sm">
      <div className="flex justify-between gap-3">
        <span className="text-muted-foreground">{label}</span>
        {text && <span>{text}</span>}
      </div>
      <Bar
        percent={known ? Math.min(100, (done / total) * 100) : 30}
        className="text-primary"
        moving={!known}
      />
      <progress
        aria-label={label}
        className="sr-only"
        {...(known ? { value: done, max: total } : {})}
      />
    </div>
  );
}

interface BarProps {
  readonly percent: number;
  readonly className: string;
  /** Wanders, as nobody knows how far it is. */
  readonly moving?: boolean;
}

function Bar({ percent, className, moving = false }: BarProps) {
  return (
    <svg
      viewBox="0 0 100 6"
      preserveAspectRatio="none"
      aria-hidden="true"
      className={cn("h-1.5 w-full overflow-hidden rounded-full bg-foreground/10", className)}
    >
      <rect
        width={percent}
        height="6"
        fill="currentColor"
        className={moving ? "animate-wander" : undefined}
      />
    </svg>
  );
}
