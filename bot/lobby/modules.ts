/** Asks the bot's modules before what somebody does on the lobby takes effect. */
import type { IrcLine } from "#core/irc/message";
import type { IrcParticipant } from "./irc-participant.ts";
import type { Participant } from "./participant.ts";
import { type Question, stepsOf } from "./questions.ts";

/** Told or asked of besides {@link Question}. */
export interface Occasion {
  readonly name: "raw" | "connect" | "disconnect" | "peer.limit";
  readonly fields: Readonly<Record<string, string | number | boolean | null>>;
}

/** Null lets it be; otherwise why it is stopped, or the fields that are others now. */
export type Ruling =
  | { readonly stopped: string }
  | { readonly changed: Readonly<Record<string, string>> };

/** What the lobby needs of whoever knows the modules. Nothing here may throw or reject; asking takes a bounded time. */
export interface LobbyModules {
  /** False costs nothing more: nobody is asked. */
  wants(name: Question["name"] | Occasion["name"]): boolean;
  ask(what: Question | Occasion, by: Participant | null): Promise<Ruling>;
  /** Tells of what has happened and concerns the lobby alone. */
  tell(what: Occasion, by: Participant | null): void;
}

/** Runs a line once everybody was asked; null when there is nobody to ask. `run` is called for each step that goes on. */
export function askedFirst(
  me: IrcParticipant,
  line: IrcLine,
  run: (line: IrcLine) => void,
): Promise<() => void> | null {
  const { modules } = me.world.options;
  if (!modules || !me.registration.isDone) return null;
  const steps = stepsOf(line);
  if (!steps.some(({ question }) => question && modules.wants(question.name))) return null;
  return askAll(me, modules, steps, run);
}

async function askAll(
  me: IrcParticipant,
  modules: LobbyModules,
  steps: ReturnType<typeof stepsOf>,
  run: (line: IrcLine) => void,
): Promise<() => void> {
  const todo: (() => void)[] = [];
  for (const { line, question, withFields } of steps) {
    if (!question || !modules.wants(question.name)) {
      todo.push(() => run(line));
      continue;
    }
    const ruling = await modules.ask(question, me);
    if ("stopped" in ruling) todo.push(() => tellStopped(me, question.name, ruling.stopped));
    else todo.push(() => run(withFields(ruling.changed)));
  }
  return () => {
    // Whoever has gone while modules were asked does nothing any more.
    if (me.world.findPerson(me.nick) !== me) return;
    for (const each of todo) each();
  };
}

/** Says to somebody that what they did was stopped, and why. */
export function tellStopped(me: IrcParticipant, what: string, reason: string): void {
  me.say("NOTICE", me.nick, `Your ${what} was stopped: ${reason}`);
}
