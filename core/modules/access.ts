/** When does a module answer? One pure decision, with every step it took, for the bot and for the page that explains it. */
import { type Casemapping, type Folded, fold } from "#core/irc/casemapping";
import { compileMask, type MaskSubject } from "#core/irc/mask";
import type { Told } from "#core/words/told";
import type { ModulePolicy, RuleKind } from "./policy.ts";

export interface AccessQuestion {
  readonly policy: ModulePolicy;
  readonly who: MaskSubject;
  /** Null for a private message. */
  readonly channel: string | null;
  readonly ownNick: string;
  readonly casemapping: Casemapping;
  /** Is somebody in that channel? */
  isPresent(nick: Folded): boolean;
}

export interface Step {
  readonly check: "enabled" | RuleKind | "private" | "default";
  /** "next" means that this check did not decide. */
  readonly decides: "yes" | "no" | "next";
  /** Which entry decided, empty when none. */
  readonly by: string;
}

export interface Access {
  readonly answers: boolean;
  /** In the order they were taken; the last one decided. */
  readonly steps: readonly Step[];
}

type Check = (question: AccessQuestion) => Step;

/** The bot's own nick, written into a module's lists without knowing it. */
const OWN_NICK = "$me";

const valuesOf = ({ policy }: AccessQuestion, kind: RuleKind): string[] =>
  policy.rules.filter((rule) => rule.kind === kind).map(({ value }) => value);

const step = (check: Step["check"], decides: "yes" | "no", by: string | undefined): Step =>
  by === undefined ? { check, decides: "next", by: "" } : { check, decides, by };

const masks =
  (kind: "allow" | "deny"): Check =>
  (question) =>
    step(
      kind,
      kind === "allow" ? "yes" : "no",
      valuesOf(question, kind).find((mask) =>
        compileMask(mask, question.casemapping)(question.who),
      ),
    );

const channels =
  (kind: "channel-on" | "channel-off"): Check =>
  (question) => {
    const here = fold(question.channel ?? "", question.casemapping);
    const found = valuesOf(question, kind).find(
      (name) => fold(name, question.casemapping) === here,
    );
    return step(kind, kind === "channel-on" ? "yes" : "no", found);
  };

const nicks =
  (kind: "nick-on" | "nick-off"): Check =>
  (question) => {
    const isHere = (nick: string) =>
      nick === OWN_NICK || question.isPresent(fold(nick, question.casemapping));
    const found = listedNicks(question, kind).find(isHere);
    return step(kind, kind === "nick-on" ? "yes" : "no", found);
  };

/**
 * The bot's own nick enables a module until somebody lists enabled channels or enabling nicks: from then on those lists say
 * where it answers, and `$me` may be among them.
 */
function listedNicks(question: AccessQuestion, kind: "nick-on" | "nick-off"): string[] {
  const listed = valuesOf(question, kind);
  const untouched = listed.length === 0 && valuesOf(question, "channel-on").length === 0;
  return kind === "nick-on" && untouched ? [OWN_NICK] : listed;
}

const isEnabled: Check = ({ policy }) =>
  policy.enabled
    ? { check: "enabled", decides: "next", by: "" }
    : { check: "enabled", decides: "no", by: "" };

const anywhere: readonly Check[] = [isEnabled, masks("deny"), masks("allow")];

const inPrivate: readonly Check[] = [
  ...anywhere,
  () => ({ check: "private", decides: "yes", by: "" }),
];

const inChannels: readonly Check[] = [
  ...anywhere,
  channels("channel-off"),
  nicks("nick-off"),
  channels("channel-on"),
  nicks("nick-on"),
  () => ({ check: "default", decides: "no", by: "" }),
];

/** Takes the checks in order; the first that decides, decides. Level and authorization profile come after this. */
export function decideAccess(question: AccessQuestion): Access {
  const steps: Step[] = [];
  for (const check of question.channel === null ? inPrivate : inChannels) {
    const taken = check(question);
    steps.push(taken);
    if (taken.decides !== "next") return { answers: taken.decides === "yes", steps };
  }
  return { answers: false, steps };
}

/** The decision in words, one sentence a step, for `.why` and the page about levels. */
export function explainAccess({ steps }: Access): Told[] {
  return steps.map(({ check, decides, by }): Told => {
    if (check !== "enabled")
      return {
        key: "bot.why.check",
        check: check.replace("-", "_"),
        decides,
        by: by ? ` (${by})` : "",
      };
    return decides === "no" ? { key: "bot.why.isOff" } : { key: "bot.why.isOn" };
  });
}
