import type { IrcParticipant } from "../irc-participant.ts";
import type { Command, CommandTable } from "./command.ts";
import { sendIsupport, sendMotd, sendUserCounts, VERSION } from "./welcome.ts";

/** False, after 402, when another server was asked for. */
function isHere(me: IrcParticipant, server: string | undefined): boolean {
  if (server === undefined || server.toLowerCase() === me.world.serverName.toLowerCase())
    return true;
  if (me.world.findPerson(server)) return true;
  me.refuse("noSuchServer", server);
  return false;
}

/** Such people are not on IRC here: who runs the lobby does so from the console. */
const forbidden: Command = {
  run(me) {
    me.refuse("noPrivileges");
  },
};

/** Questions about the server, and KILL and OPER, which nobody may. */
export const server: CommandTable = {
  MOTD: {
    run(me, [name]) {
      if (isHere(me, name)) sendMotd(me);
    },
  },
  LUSERS: {
    run(me) {
      sendUserCounts(me);
    },
  },
  VERSION: {
    run(me, [name]) {
      if (!isHere(me, name)) return;
      me.numeric("351", VERSION, me.world.serverName, me.world.name);
      sendIsupport(me);
    },
  },
  TIME: {
    run(me, [name]) {
      if (!isHere(me, name)) return;
      me.numeric("391", me.world.serverName, new Date(me.world.nowMs()).toISOString());
    },
  },
  KILL: forbidden,
  OPER: forbidden,
};
