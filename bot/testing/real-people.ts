/** People on real servers, and what those servers themselves say about a channel. */
import { onTestFinished } from "vitest";
import type { IrcNetwork } from "#bot/irc/api";
import { Presence } from "#bot/irc/presence/presence";
import { RawPerson } from "#bot/lobby/testing/raw-person";
import { defaultIsupport, type Isupport, readIsupport } from "#core/irc/isupport";
import { parseHostmask, parseLine } from "#core/irc/message";
import { pairModes } from "#core/irc/modes";
import type { NetworkDraft } from "#core/networks/schema";

/** The part of a network's settings that says where it is: one server on this machine. */
export function onPort(port: number): Pick<NetworkDraft, "servers"> {
  return { servers: [{ host: "127.0.0.1", port, tls: false }] };
}

/** Somebody who has been let in; gone after the test. */
export async function comeIn(
  port: number,
  nick: string,
  ...capabilities: string[]
): Promise<RealPerson> {
  const person = new RealPerson(port);
  onTestFinished(() => person.close());
  await person.register(nick, capabilities);
  return person;
}

/** As {@link comeIn}, from a loopback address of one's own. */
export async function comeInFrom(from: string, port: number, nick: string): Promise<RealPerson> {
  const person = new RealPerson(port, "127.0.0.1", from);
  onTestFinished(() => person.close());
  await person.register(nick, []);
  return person;
}

/** A raw connection that knows what its server said of itself. */
export class RealPerson extends RawPerson {
  isupport: Isupport = defaultIsupport;

  async register(nick: string, capabilities: readonly string[]): Promise<void> {
    if (capabilities.length > 0) this.write(`CAP REQ :${capabilities.join(" ")}`);
    this.write(`NICK ${nick}`, `USER ${nick.replace(/\W/g, "x")} 0 * :${nick} Real`, "CAP END");
    const welcome = await this.until((line) => / (376|422) /.test(line));
    for (const text of welcome) {
      const line = parseLine(text);
      if (line?.command === "005") {
        this.isupport = readIsupport(this.isupport, line.params.slice(1, -1));
      }
    }
  }

  /** Asks, and gives the parameters of the answers with one of these numerics. */
  async numerics(question: string, ...wanted: string[]): Promise<string[][]> {
    const lines = (await this.ask(question)).map(parseLine);
    return lines.flatMap((line) =>
      line && wanted.includes(line.command) ? [[...line.params]] : [],
    );
  }
}

/** All that can be known of a channel; the same from both sides if presence is right. */
export interface ChannelPicture {
  readonly members: Readonly<Record<string, MemberPicture>>;
  readonly topic: string;
  readonly topicBy: string;
  readonly modes: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
}

interface MemberPicture {
  readonly modes: string;
  readonly userHost: string;
  /** Absent where the server tells nobody of changes. */
  readonly away?: boolean;
  readonly realname?: string;
  readonly account?: string | null;
}

/** What a server can tell of people while they are in sight. */
export interface Telling {
  readonly away: boolean;
  readonly realname: boolean;
  readonly account: boolean;
}

const LISTS: Readonly<Record<string, readonly [entry: string, of: string]>> = {
  b: ["367", "b"],
  e: ["348", "e"],
  I: ["346", "I"],
};

/** What the server answers to a channel operator who asks about everything. The asker must have multi-prefix. */
export async function askServer(
  asker: RealPerson,
  channel: string,
  telling: Telling,
): Promise<ChannelPicture> {
  const names = await asker.numerics(`NAMES ${channel}`, "353");
  const signed = names.flatMap((params) => (params.at(-1) ?? "").split(" ").filter(Boolean));
  const { prefixSigns, prefixModes } = asker.isupport;
  const modesOf = new Map(
    signed.map((word) => {
      const nick = word.replace(/^\W*?(?=[^@%+&~!])/, "");
      const signs = word.slice(0, word.length - nick.length);
      return [nick, [...signs].map((sign) => prefixModes[prefixSigns.indexOf(sign)]).join("")];
    }),
  );
  const members: Record<string, MemberPicture> = {};
  for (const [, , username, host, , nick = "", flags = "", tail = ""] of await asker.numerics(
    `WHO ${channel}`,
    "352",
  )) {
    members[nick] = {
      modes: modesOf.get(nick) ?? "not in NAMES",
      userHost: `${username}@${host}`,
      ...(telling.away ? { away: flags.startsWith("G") } : {}),
      ...(telling.realname ? { realname: tail.replace(/^\d+ ?/, "") } : {}),
      ...(telling.account ? { account: await accountOf(asker, nick) } : {}),
    };
  }
  const missing = [...modesOf.keys()].filter((nick) => !(nick in members));
  if (missing.length > 0) throw new Error(`NAMES has ${missing.join(" ")}, WHO does not.`);
  return { members, ...(await askAboutChannel(asker, channel)) };
}

async function accountOf(asker: RealPerson, nick: string): Promise<string | null> {
  const [answer] = await asker.numerics(`WHOIS ${nick}`, "330");
  return answer?.[2] ?? null;
}

async function askAboutChannel(asker: RealPerson, channel: string) {
  const topic = await asker.numerics(`TOPIC ${channel}`, "332");
  const topicBy = await asker.numerics(`TOPIC ${channel}`, "333");
  const [[, , letters = "", ...params] = []] = await asker.numerics(`MODE ${channel}`, "324");
  const modes = pairModes(letters, params, asker.isupport);
  const lists: Record<string, string[]> = {};
  for (const mode of asker.isupport.chanmodes.list) {
    const [entry] = LISTS[mode] ?? [];
    if (!entry) continue;
    const entries = await asker.numerics(`MODE ${channel} +${mode}`, entry);
    lists[mode] = entries.flatMap(([, , mask]) => mask ?? []).sort();
  }
  return {
    topic: topic[0]?.[2] ?? "",
    // Who emptied it is told once and then forgotten.
    topicBy: topic.length > 0 ? parseHostmask(topicBy[0]?.[2] ?? "").nick : "",
    modes: Object.fromEntries(modes.map(({ mode, param }) => [mode, param ?? ""])),
    lists,
  };
}

/** The same out of the bot's memory. */
export function askBot(network: IrcNetwork, channel: string, telling: Telling): ChannelPicture {
  const { presence } = network;
  const record = presence instanceof Presence ? presence.channel(channel) : undefined;
  if (!record) throw new Error(`The bot is not in ${channel}.`);
  const members: Record<string, MemberPicture> = {};
  for (const [folded, modes] of record.members) {
    const person = presence.person(folded);
    if (!person) throw new Error(`The bot knows nothing of ${folded} in ${channel}.`);
    const { nick, userHost, away, realname, account = null } = person;
    members[nick] = {
      modes,
      userHost,
      ...(telling.away ? { away } : {}),
      ...(telling.realname ? { realname } : {}),
      ...(telling.account ? { account } : {}),
    };
  }
  const lists: Record<string, string[]> = {};
  for (const mode of Object.keys(LISTS)) lists[mode] = [...(record.lists.get(mode) ?? [])].sort();
  return {
    members,
    topic: record.topic,
    topicBy: record.topic ? parseHostmask(record.topicBy).nick : "",
    modes: Object.fromEntries(record.modes),
    lists,
  };
}
