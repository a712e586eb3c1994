import { type IrcLine, parseLine } from "#core/irc/message";
import type { Frame } from "../framing.ts";
import type { IrcParticipant } from "../irc-participant.ts";
import { askedFirst, tellStopped } from "../modules.ts";
import { shownLine } from "../shown-line.ts";
import type { Outcome } from "./command.ts";
import { commands } from "./table.ts";

/** Answers one received line. The promise, if any, is settled when the answer is complete. */
export function runLine(me: IrcParticipant, frame: Frame): undefined | Promise<void> {
  if ("refused" in frame) {
    if (frame.refused === "too-long") me.refuse("inputTooLong");
    else me.fail("*", "INVALID_UTF8", "Your line was not UTF-8 and was not understood.");
    return undefined;
  }
  const { modules } = me.world.options;
  if (!modules?.wants("raw") || !me.registration.isDone) return runText(me, frame.text);
  const shown = shownLine(frame.text);
  if (shown === null) return runText(me, frame.text);
  return modules.ask({ name: "raw", fields: { line: shown, nick: me.nick } }, me).then((ruling) => {
    if (me.world.findPerson(me.nick) !== me) return undefined;
    if (!("stopped" in ruling)) return runText(me, ruling.changed.line ?? frame.text);
    tellStopped(me, "line", ruling.stopped);
    return undefined;
  });
}

function runText(me: IrcParticipant, text: string): undefined | Promise<void> {
  const line = parseLine(text);
  if (!line) return undefined;
  const label = line.tags.get("label")?.slice(0, 64);
  return me.answering(label, () => run(me, line));
}

function run(me: IrcParticipant, line: IrcLine): Outcome {
  const command = commands.get(line.command);
  if (!me.registration.isDone && !command?.isEarly) {
    me.refuse("notRegistered");
    return undefined;
  }
  if (!command) {
    me.refuse("unknownCommand", line.command);
    return undefined;
  }
  if (line.params.length < (command.needs ?? 0)) {
    me.refuse("needMoreParams", line.command);
    return undefined;
  }
  const asked = askedFirst(me, line, (each) => void command.run(me, each.params, each));
  return asked ?? command.run(me, line.params, line) ?? undefined;
}
