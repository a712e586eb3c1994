/** Asks a network's services who somebody is, where the server itself does not tell accounts. */
import type { IrcEvent, IrcNetwork } from "#bot/irc/api";
import type { Db } from "#core/db/client";
import { AppError } from "#core/errors";
import type { Folded } from "#core/irc/casemapping";
import { matchesMask } from "#core/irc/mask";
import { parseHostmask } from "#core/irc/message";

const TIMEOUT_MS = 10_000;
/** Answers of Atheme (`ACC nick *`: "nick -> account ACC 3") and of Anope and others (`STATUS nick`: "STATUS nick 3 account"). */
const ACC = /^(\S+)(?: -> (\S+))? ACC (\d)/i;
const STATUS = /^STATUS (\S+) (\d)(?: (\S+))?/i;
/** "Recognised as owner of the nick, by password"; less is not proof. */
const IDENTIFIED = "3";

interface Question {
  readonly mask: string;
  readonly ended: Promise<string | null>;
  end(account: string | null): void;
}

export interface ServicesQuestions {
  /**
   * The account of a nick; null when not identified, or when nobody answered within 10 s. Throws AppError invalid when the operator did
   * not say who the services are: anybody can be called NickServ.
   */
  ask(network: IrcNetwork, nick: string): Promise<string | null>;
  /** Plugged into the networks. */
  handle(event: IrcEvent, network: IrcNetwork): void;
}

export function createServicesQuestions(db: Pick<Db, "network">): ServicesQuestions {
  const open = new Map<string, Question>();
  const keyOf = (network: IrcNetwork, folded: Folded) => `${network.id} ${folded}`;

  return {
    async ask(network, nick) {
      const row = await db.network.findUnique({
        where: { id: network.id },
        select: { servicesMask: true },
      });
      if (!row?.servicesMask) throw new AppError("invalid", { key: "bot.session.servicesUnknown" });
      const key = keyOf(network, network.fold(nick));
      const known = open.get(key);
      if (known) return known.ended;
      const question = openQuestion(row.servicesMask, () => open.delete(key));
      open.set(key, question);
      const target = parseHostmask(row.servicesMask).nick;
      for (const text of [`ACC ${nick} *`, `STATUS ${nick}`])
        void network
          .send({ target, text, style: "message", from: "services" })
          // A question that could not be sent is one that nobody answers.
          .catch(() => question.end(null));
      return question.ended;
    },

    handle(event, network) {
      if (event.kind !== "notice" || event.channel !== null || event.own || event.playback) return;
      const answer = readAnswer(event.text);
      if (!answer) return;
      const question = open.get(keyOf(network, network.fold(answer.nick)));
      if (!question) return;
      const { nick, username, host } = parseHostmask(event.source.hostmask);
      const from = { nick, username: username ?? "", host: host ?? "" };
      if (matchesMask(question.mask, from, network.casemapping)) question.end(answer.account);
    },
  };
}

function openQuestion(mask: string, onEnd: () => void): Question {
  let settle: (account: string | null) => void = () => {};
  const ended = new Promise<string | null>((resolve) => {
    settle = resolve;
  });
  const end = (account: string | null) => {
    clearTimeout(timer);
    onEnd();
    settle(account);
  };
  const timer = setTimeout(() => end(null), TIMEOUT_MS);
  return { mask, ended, end };
}

function readAnswer(text: string): { nick: string; account: string | null } | null {
  const acc = ACC.exec(text);
  if (acc?.[1]) return { nick: acc[1], account: acc[3] === IDENTIFIED ? (acc[2] ?? acc[1]) : null };
  const status = STATUS.exec(text);
  if (!status?.[1]) return null;
  return { nick: status[1], account: status[2] === IDENTIFIED ? (status[3] ?? status[1]) : null };
}
