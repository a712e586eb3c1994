import { AppError } from "#core/errors";
import { addressBlock } from "#core/limits/address";
import type { Limits } from "#core/limits/limits";
import type { Origin } from "#core/mail/templates";
import { passwordProblem } from "#core/passwords/rules";
import type { Site } from "#core/site/site";
import { browserName } from "#core/web-sessions/browser";
import type { Email } from "./names.ts";

/** The request in which somebody does something about an account, and the site it came to. */
export interface Visit {
  readonly site: Site;
  readonly limits: Limits;
  readonly ip: string;
  readonly userAgent: string;
  readonly now: Date;
}

/** What a mail says about where a request came from. */
export function originOf(visit: Visit): Origin {
  return { ip: visit.ip, browser: browserName(visit.userAgent), at: visit.now.toISOString() };
}

/** The name and address every mail carries. */
export function siteFacts(visit: Pick<Visit, "site">): { siteName: string; siteUrl: string } {
  return { siteName: visit.site.name, siteUrl: visit.site.url };
}

/**
 * Takes one mail from what may be sent: altogether, from this block of addresses, and to this mailbox, existing account or
 * not. Throws AppError rate_limited. The order keeps one visitor from using up what others share.
 */
export async function spendMail(visit: Visit, email: Email): Promise<void> {
  await visit.limits.spend("mail.block", addressBlock(visit.ip));
  await visit.limits.spend("mail.target.hour", email.folded);
  await visit.limits.spend("mail.target.day", email.folded);
  await visit.limits.spend("mail.all", "all");
}

/** Throws AppError invalid when a password is made of what everybody knows about its owner. */
export function refuseWeak(password: string, about: readonly string[]): void {
  const problem = passwordProblem(password, about);
  if (problem) throw new AppError("invalid", problem);
}
