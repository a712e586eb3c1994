/** The mails there are and what each needs to know. Wording lives with the templates; parameters are plain text. */

/** Where a request came from, so that people can tell whether it was theirs. */
export interface Origin {
  readonly ip: string;
  readonly browser: string;
  /** ISO 8601. */
  readonly at: string;
}

/** What happened to somebody's second factor; "removed" is by an operator at the shell. */
export type FactorChange = "enabled" | "disabled" | "codes" | "recovery" | "removed";

interface Common {
  readonly siteName: string;
  readonly siteUrl: string;
}

export interface MailParams {
  verify: Common & {
    readonly userName: string;
    readonly link: string;
    readonly code: string;
    readonly minutes: number;
    readonly origin: Origin;
    readonly isChange: boolean;
  };
  "already-registered": Common & { readonly userName: string; readonly origin: Origin };
  reset: Common & {
    readonly userName: string;
    readonly link: string;
    readonly minutes: number;
    readonly origin: Origin;
  };
  "password-changed": Common & { readonly userName: string; readonly origin: Origin };
  "second-factor": Common & {
    readonly userName: string;
    readonly change: FactorChange;
    readonly origin: Origin;
  };
  "mail-changed": Common & {
    readonly userName: string;
    readonly newAddress: string;
    readonly origin: Origin;
  };
  invite: Common & { readonly link: string; readonly until: string; readonly invitedBy: string };
  token: Common & {
    readonly userName: string;
    readonly networkName: string;
    /** What to send to the bot, paste-ready: `/msg steward login stwl_…`. */
    readonly command: string;
    readonly until: string;
  };
  "token-leaked": Common & {
    readonly userName: string;
    readonly networkName: string;
    /** The channel; empty for a private message. */
    readonly place: string;
  };
  /** Shows an operator that the mail settings work. */
  test: Common & { readonly userName: string };
  approval: Common & { readonly userName: string; readonly approved: boolean };
}
export type MailTemplate = keyof MailParams;

/** A mail that is wanted, with the parameters its template asks for. */
export type NewMail = {
  [Template in MailTemplate]: {
    readonly template: Template;
    readonly to: string;
    readonly params: MailParams[Template];
    readonly userId?: string | undefined;
  };
}[MailTemplate];
