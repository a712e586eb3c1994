import { NAME_LENGTH } from "../isupport.ts";
import { truncateBytes } from "../message.ts";
import { usernameFrom } from "../names.ts";
import type { CommandTable } from "./command.ts";

/** PASS, USER, PING, PONG, QUIT: what keeps a connection going. */
export const registering: CommandTable = {
  PASS: {
    isEarly: true,
    needs: 1,
    run(me, [password = ""]) {
      if (me.registration.isDone) me.refuse("alreadyRegistered");
      else me.registration.password = password;
    },
  },
  USER: {
    isEarly: true,
    needs: 4,
    run(me, [username = "", , , realname = ""]) {
      if (me.registration.isDone || me.registration.hasUser) {
        me.refuse("alreadyRegistered");
        return undefined;
      }
      me.username = usernameFrom(username);
      me.realname = truncateBytes(realname, NAME_LENGTH) || me.username;
      me.registration.hasUser = true;
      return me.registration.tryComplete();
    },
  },
  PING: {
    isEarly: true,
    run(me, [token]) {
      if (token === undefined) me.refuse("noOrigin");
      else me.say("PONG", me.world.serverName, token);
    },
  },
  PONG: { isEarly: true, run: () => undefined },
  QUIT: {
    isEarly: true,
    run(me, [reason = ""]) {
      const event = { reason: reason ? `Quit: ${reason}` : "Quit" };
      me.disconnect(me.world.intercept("quit", event, me)?.reason ?? "Quit");
    },
  },
};
