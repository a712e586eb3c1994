import type { IrcLine } from "#core/irc/message";
import type { IrcParticipant } from "../irc-participant.ts";

/** What is left to do once something slow is known. Runs in one go, as part of the answer. */
export type Outcome = undefined | Promise<() => void>;

/** How a command of the protocol is answered. */
export interface Command {
  /** Parameters it cannot do without; fewer answer 461. */
  readonly needs?: number;
  /** Whether it is understood before registration; otherwise it answers 451 there. */
  readonly isEarly?: boolean;
  run(me: IrcParticipant, params: readonly string[], line: IrcLine): Outcome | undefined;
}

/** Commands by their name in capitals. */
export type CommandTable = Readonly<Record<string, Command>>;

/** Splits `a,b,c` into its parts, without empty and repeated ones. */
export function splitTargets(list: string | undefined): string[] {
  return [...new Set((list ?? "").split(",").filter(Boolean))];
}
