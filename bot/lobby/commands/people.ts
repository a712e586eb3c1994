import type { IrcParticipant } from "../irc-participant.ts";
import { AWAY_LENGTH, NAME_LENGTH } from "../isupport.ts";
import { messageFrom, truncateBytes } from "../message.ts";
import type { Participant } from "../participant.ts";
import type { CommandTable } from "./command.ts";

/** How many nicks one USERHOST or ISON looks at. */
const USERHOST_NICKS = 5;
const ISON_NICKS = 60;

function setAway(me: IrcParticipant, text: string): void {
  me.away = text === "" ? null : truncateBytes(text, AWAY_LENGTH);
  me.numeric(
    me.away === null ? "305" : "306",
    me.away === null
      ? "You are no longer marked as being away"
      : "You have been marked as being away",
  );
  const params = me.away === null ? [] : [me.away];
  me.world.tellPeers(me, "away-notify", messageFrom(me, me.world.nowMs(), "AWAY", ...params));
}

function setName(me: IrcParticipant, name: string): void {
  if (name === "" || Buffer.byteLength(name) > NAME_LENGTH) {
    me.fail("SETNAME", "INVALID_REALNAME", "That real name is empty or too long.");
    return;
  }
  const message = messageFrom(me, me.world.nowMs(), "SETNAME", name);
  me.realname = name;
  if (me.has("setname")) me.deliver(message);
  me.world.tellPeers(me, "setname", message);
}

function findAll(me: IrcParticipant, params: readonly string[], most: number): Participant[] {
  const nicks = params.flatMap((param) => param.split(" ")).filter(Boolean);
  return nicks.slice(0, most).flatMap((nick) => me.world.findPerson(nick) ?? []);
}

/** AWAY, SETNAME, USERHOST and ISON. */
export const people: CommandTable = {
  AWAY: {
    run(me, [text = ""]) {
      setAway(me, text);
    },
  },
  SETNAME: {
    needs: 1,
    run(me, [name = ""]) {
      setName(me, name);
    },
  },
  USERHOST: {
    needs: 1,
    run(me, params) {
      const found = findAll(me, params, USERHOST_NICKS);
      const words = found.map(
        ({ nick, away, username, host }) =>
          `${nick}=${away === null ? "+" : "-"}${username}@${host}`,
      );
      me.numeric("302", words.join(" "));
    },
  },
  ISON: {
    needs: 1,
    run(me, params) {
      const found = findAll(me, params, ISON_NICKS);
      me.numeric("303", found.map(({ nick }) => nick).join(" "));
    },
  },
};
