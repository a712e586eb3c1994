import type { IrcParticipant } from "../irc-participant.ts";
import { isNick } from "../names.ts";
import { hostmaskOf } from "../participant.ts";
import { type CommandTable, splitTargets } from "./command.ts";
import { packWords } from "./names.ts";

const LINE_BYTES = 400;

function sendList(me: IrcParticipant, code: string, words: readonly string[]): void {
  for (const line of packWords(words, LINE_BYTES, ",")) me.numeric(code, line);
}

function sendStates(me: IrcParticipant, nicks: readonly string[]): void {
  const found = nicks.map((nick) => ({ nick, person: me.world.findPerson(nick) }));
  const online = found.flatMap(({ person }) => (person ? hostmaskOf(person) : []));
  const offline = found.filter(({ person }) => !person).map(({ nick }) => nick);
  sendList(me, "730", online);
  sendList(me, "731", offline);
}

function watch(me: IrcParticipant, nicks: readonly string[]): void {
  const { watches, limits } = me.world;
  const added: string[] = [];
  for (const [index, nick] of nicks.entries()) {
    if (!isNick(nick)) continue;
    if (!watches.has(me, nick) && watches.of(me).length >= limits.monitorEntries) {
      const rest = nicks.slice(index).filter(isNick).join(",");
      me.numeric("734", String(limits.monitorEntries), rest, "Monitor list is full");
      break;
    }
    watches.add(me, nick);
    added.push(nick);
  }
  sendStates(me, added);
}

/** MONITOR (ircv3.net monitor): `+` and `-` with nicks, `C`lear, `L`ist, `S`tatus. */
export const monitor: CommandTable = {
  MONITOR: {
    needs: 1,
    run(me, [action = "", list]) {
      const { watches } = me.world;
      const letter = action.toLowerCase();
      if (letter === "+") watch(me, splitTargets(list));
      else if (letter === "-") for (const nick of splitTargets(list)) watches.remove(me, nick);
      else if (letter === "c") watches.forget(me);
      else if (letter === "s") sendStates(me, watches.of(me));
      else if (letter === "l") {
        sendList(me, "732", watches.of(me));
        me.numeric("733", "End of MONITOR list");
      } else me.refuse("unknownCommand", `MONITOR`);
    },
  },
};
