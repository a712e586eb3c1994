/** What operators decided about a module, as the decision needs it. */
import { z } from "zod";

export const RULE_KINDS = [
  "channel-on",
  "channel-off",
  "nick-on",
  "nick-off",
  "allow",
  "deny",
] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

export const PROFILE_STYLES = ["account", "user-password", "nick-password", "password"] as const;
export type ProfileStyle = (typeof PROFILE_STYLES)[number];

export interface Rule {
  readonly kind: RuleKind;
  /** A channel, a nick, or a mask. `$me` among the nicks is the bot's own. */
  readonly value: string;
}

export interface ModulePolicy {
  readonly enabled: boolean;
  readonly rules: readonly Rule[];
  /** Instead of the network's own, for this module's commands. */
  readonly commandPrefix: string | null;
  readonly authProfile: {
    readonly id: string;
    readonly name: string;
    readonly style: ProfileStyle;
    /** For the style "account": which services accounts; none stands for any. */
    readonly accounts: readonly string[];
  } | null;
}

/** How it is for a module nobody decided anything about: it answers everywhere. */
export const defaultPolicy: ModulePolicy = {
  enabled: true,
  rules: [],
  commandPrefix: null,
  authProfile: null,
};

export const ruleKind = z.enum(RULE_KINDS);
export const profileStyle = z.enum(PROFILE_STYLES);
