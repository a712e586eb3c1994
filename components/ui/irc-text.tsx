import { cn } from "#components/cn";
import { nearestBasic } from "#core/irc/colors";
import { parseFormatting, type Segment } from "#core/irc/formatting";
import { findLinks } from "#core/irc/links";

interface IrcTextProps {
  /** A line as it came from IRC, formatting codes and all. */
  readonly text: string;
  /** Shows the words only, without bold, colours and the like. */
  readonly plain?: boolean | undefined;
  readonly className?: string | undefined;
}

/** What somebody wrote on IRC: text nodes and spans with fixed classes, never markup of theirs. */
export function IrcText({ text, plain = false, className }: IrcTextProps) {
  return (
    <bdi className={cn("wrap-anywhere whitespace-pre-wrap", className)}>
      {parseFormatting(text).map((segment, place) => {
        const look = plain ? "" : segmentClass(segment);
        const inside = <Linked text={segment.text} />;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: segments follow from the text and never move
          <span key={place} className={look || undefined}>
            {inside}
          </span>
        );
      })}
    </bdi>
  );
}

function segmentClass(segment: Segment): string {
  const { foreground, background } = segment;
  return cn(
    segment.bold && "font-semibold",
    segment.italic && "italic",
    segment.mono && "font-mono text-[0.93em]",
    segment.underline && "underline",
    segment.strike && "line-through",
    segment.underline && segment.strike && "irc-underline-strike",
    foreground !== null && `irc-fg-${nearestBasic(foreground)}`,
    background !== null && `irc-bg-${nearestBasic(background)}`,
    segment.reverse && "irc-reverse",
  );
}

function Linked({ text }: { readonly text: string }) {
  return findLinks(text).map((part, place) =>
    part.href === undefined ? (
      part.text
    ) : (
      <a
        // biome-ignore lint/suspicious/noArrayIndexKey: parts follow from the text and never move
        key={place}
        href={part.href}
        target="_blank"
        rel="noopener noreferrer nofollow"
        className="underline decoration-current/40 underline-offset-2 hover:decoration-current"
      >
        {part.text}
      </a>
    ),
  );
}
