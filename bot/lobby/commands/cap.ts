import { type Capability, isCapability, listCapabilities } from "../capabilities.ts";
import type { IrcParticipant } from "../irc-participant.ts";
import type { CommandTable, Outcome } from "./command.ts";

function list(me: IrcParticipant, version: string | undefined): void {
  const { registration } = me;
  if (!registration.isDone) registration.isNegotiating = true;
  const number = Number(version);
  if (number >= 302) {
    registration.capVersion = number;
    // Version 302 implies cap-notify (ircv3.net capability-negotiation).
    me.capabilities.add("cap-notify");
  }
  const hasSasl = me.world.options.authenticate !== undefined;
  me.say("CAP", me.nick, "LS", listCapabilities(hasSasl, registration.capVersion));
}

/** The changes a CAP REQ asks for, or null when one of them cannot be had. All or nothing. */
function readRequest(me: IrcParticipant, text: string): Map<Capability, boolean> | null {
  const wishes = new Map<Capability, boolean>();
  for (const word of text.split(" ").filter(Boolean)) {
    const isWanted = !word.startsWith("-");
    const name = isWanted ? word : word.slice(1);
    if (!isCapability(name)) return null;
    if (name === "sasl" && !me.world.options.authenticate) return null;
    if (name === "cap-notify" && !isWanted && me.registration.capVersion >= 302) return null;
    wishes.set(name, isWanted);
  }
  return wishes;
}

function request(me: IrcParticipant, text: string): void {
  if (!me.registration.isDone) me.registration.isNegotiating = true;
  const wishes = readRequest(me, text);
  if (!wishes) {
    me.say("CAP", me.nick, "NAK", text);
    return;
  }
  for (const [name, isWanted] of wishes) {
    if (isWanted) me.capabilities.add(name);
    else me.capabilities.delete(name);
  }
  const words = [...wishes].map(([name, isWanted]) => (isWanted ? name : `-${name}`));
  me.say("CAP", me.nick, "ACK", words.join(" "));
}

function end(me: IrcParticipant): Outcome {
  me.registration.isNegotiating = false;
  return me.registration.tryComplete();
}

/** CAP (ircv3.net capability-negotiation, version 302). */
export const cap: CommandTable = {
  CAP: {
    isEarly: true,
    needs: 1,
    run(me, [subcommand = "", argument]) {
      if (/^ls$/i.test(subcommand)) list(me, argument);
      else if (/^list$/i.test(subcommand)) {
        me.say("CAP", me.nick, "LIST", [...me.capabilities].join(" "));
      } else if (/^req$/i.test(subcommand)) request(me, argument ?? "");
      else if (/^end$/i.test(subcommand)) return end(me);
      else me.refuse("invalidCap", subcommand);
      return undefined;
    },
  },
};
