/** What the search offers to do, by what is typed. Only words and forms: the same server actions as behind the buttons do it, and check who asks. */
import type { Found } from "#core/find/find";
import { type Level, reaches } from "#core/levels";
import type { Status } from "#core/status/status";
import type { Words } from "#core/words/translate";

/** Something the bot can be asked for. */
export interface Act {
  readonly id: string;
  readonly label: string;
  /** Where. */
  readonly more: string;
  /** Which server action does it. */
  readonly by: "connection" | "channel" | "process" | "start" | "modules";
  /** Its form. */
  readonly fields: Readonly<Record<string, string>>;
  /** What is asked before it is done; null for what does no harm. */
  readonly question: { readonly text: string; readonly confirm: string } | null;
}

interface Known {
  readonly level: Level;
  readonly status: Pick<Status, "process" | "networks">;
  /** What the server found for {@link subjectOf} what is typed. */
  readonly found: Found | null;
}

type T = Words<"console">;

const MOST = 8;
/** As CHANTYPES of nearly every network; the bot knows better, and says so. */
const CHANNEL = /^[#&+!][^\s,]+$/;

const wordsOf = (text: string) => text.toLowerCase().split(/\s+/).filter(Boolean);

/** What is typed without the words that say what to do: `reload quo` is about `quo`. */
export function subjectOf(typed: string, t: T): string {
  const said = [
    t("palette.acts.connect", { network: "" }),
    t("palette.acts.disconnect", { network: "" }),
    ...(["join", "part", "cycle"] as const).map((want) => t(`bot.does.${want}`, { channel: "" })),
    t("modules.reloadOne", { name: "" }),
  ];
  const verbs = wordsOf(said.join(" "));
  const isVerb = (word: string) => word.length > 1 && verbs.some((verb) => verb.startsWith(word));
  return wordsOf(typed)
    .filter((word) => !isVerb(word))
    .join(" ");
}

/** At most eight that hold every word typed; none for a blank text, or for who may not ask the bot. */
export function actsFor(typed: string, known: Known, t: T): Act[] {
  const words = wordsOf(typed);
  if (words.length === 0 || !reaches(known.level, "superuser")) return [];
  const acts =
    known.status.process.state === "ok"
      ? [
          ...channelActs(typed, known, t),
          ...moduleActs(known, t),
          ...networkActs(known, t),
          restart(t),
        ]
      : [start(t)];
  const holds = ({ label, more }: Act) => {
    const text = `${label} ${more}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return acts.filter(holds).slice(0, MOST);
}

function channelActs(typed: string, { status, found }: Known, t: T): Act[] {
  const connected = status.networks.filter((network) => network.connected);
  const known = (found?.channels ?? []).filter(({ networkId }) =>
    connected.some(({ id }) => id === networkId),
  );
  const name = typed.split(/\s+/).find((word) => CHANNEL.test(word));
  const others = name === undefined ? [] : connected.filter(({ id }) => !has(known, id, name));
  return [
    ...known.flatMap(({ name: channel, networkId, network, joined }) =>
      (joined ? (["part", "cycle"] as const) : (["join"] as const)).map((want) =>
        channelAct(want, { networkId, network, channel }, t),
      ),
    ),
    ...others.map((network) =>
      channelAct("join", { networkId: network.id, network: network.name, channel: name ?? "" }, t),
    ),
  ];
}

const has = (channels: Found["channels"], networkId: string, name: string) =>
  channels.some(
    (one) => one.networkId === networkId && one.name.toLowerCase() === name.toLowerCase(),
  );

interface ChannelThere {
  readonly networkId: string;
  readonly network: string;
  readonly channel: string;
}

function channelAct(
  want: "join" | "part" | "cycle",
  { networkId, network, channel }: ChannelThere,
  t: T,
): Act {
  return {
    id: `${want} ${networkId} ${channel}`,
    label: t(`bot.does.${want}`, { channel }),
    more: network,
    by: "channel",
    fields: { networkId, channel, want },
    question:
      want === "part"
        ? { text: t("palette.acts.partText"), confirm: t("bot.partChannel", { name: channel }) }
        : null,
  };
}

function moduleActs({ found }: Known, t: T): Act[] {
  const reload = (name: string, label: string, more: string): Act => ({
    ...{ id: `reload ${name}`, label, more, by: "modules", fields: { name }, question: null },
  });
  return [
    reload("", t("palette.acts.reloadAll"), ""),
    ...(found?.modules ?? []).map(({ name, more }) =>
      reload(name, t("modules.reloadOne", { name }), more),
    ),
  ];
}

function networkActs({ status }: Known, t: T): Act[] {
  return status.networks.map(({ id, name, desired }) => {
    const want = desired === "connected" ? "disconnect" : "connect";
    const label = t(`palette.acts.${want}`, { network: name });
    return {
      ...{ id: `${want} ${id}`, label, more: "", by: "connection" },
      fields: { networkId: id, want },
      question:
        want === "disconnect"
          ? { text: t("palette.acts.disconnectText"), confirm: t("bot.disconnect") }
          : null,
    };
  });
}

const restart = (t: T): Act => ({
  ...{ id: "restart", label: t("palette.acts.restart"), more: "", by: "process" },
  fields: { want: "restart" },
  question: { text: t("bot.restartBotText"), confirm: t("bot.restart") },
});

const start = (t: T): Act => ({
  ...{ id: "start", label: t("palette.acts.start"), more: "", by: "start", fields: {} },
  question: null,
});
