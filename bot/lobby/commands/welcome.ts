import type { IrcParticipant } from "../irc-participant.ts";
import { isupportLines } from "../isupport.ts";
import { hostmaskOf } from "../participant.ts";
import type { World } from "../world.ts";

/** Version as told in 002, 004, 351. */
export const VERSION = "steward-lobby-1";

/** Sends 001 to 005, who is here, and the message of the day. */
export function welcome(me: IrcParticipant): void {
  const { world } = me;
  me.numeric("001", `Welcome to ${world.name}, ${hostmaskOf(me)}`);
  me.numeric("002", `Your host is ${world.serverName}, running version ${VERSION}`);
  me.numeric("003", `This server was started ${new Date(world.createdMs).toUTCString()}`);
  me.numeric("004", world.serverName, VERSION, "Bi", "beIiklmnostv", "beIklov");
  sendIsupport(me);
  sendUserCounts(me);
  sendMotd(me);
}

/** Sends 005. */
export function sendIsupport(me: IrcParticipant): void {
  for (const tokens of isupportLines(me.world)) {
    me.numeric("005", ...tokens, "are supported by this server");
  }
}

/** Sends 251, 252, 254, 255, 265 and 266. */
export function sendUserCounts(me: IrcParticipant): void {
  const { world } = me;
  const [invisible, people, peak] = [countInvisible(world), world.people.size, world.peak];
  me.numeric(
    "251",
    `There are ${people - invisible} users and ${invisible} invisible on 1 servers`,
  );
  me.numeric("252", "0", "operator(s) online");
  me.numeric("254", String(world.channels.size), "channels formed");
  me.numeric("255", `I have ${people} clients and 0 servers`);
  me.numeric("265", `${people}`, `${peak}`, `Current local users ${people}, max ${peak}`);
  me.numeric("266", `${people}`, `${peak}`, `Current global users ${people}, max ${peak}`);
}

function countInvisible(world: World): number {
  return [...world.people.values()].filter(({ modes }) => modes.has("i")).length;
}

/** Sends 375, 372 and 376, or 422. */
export function sendMotd(me: IrcParticipant): void {
  const lines = me.world.options.motd ?? [];
  if (lines.length === 0) {
    me.refuse("noMotd");
    return;
  }
  me.numeric("375", `- ${me.world.serverName} Message of the day - `);
  for (const line of lines) me.numeric("372", `- ${line}`);
  me.numeric("376", "End of /MOTD command");
}
