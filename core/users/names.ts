/** User names and mail addresses in the one form in which they are compared. Never `toLowerCase()`: it knows other alphabets. */
import { domainToASCII } from "node:url";

declare const folded: unique symbol;
/** A user name reduced for comparison. */
export type FoldedName = string & { readonly [folded]: "name" };
/** A mail address reduced for comparison. */
export type FoldedEmail = string & { readonly [folded]: "email" };

const lower = (text: string) =>
  text.replace(/[A-Z]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 32));

/** Nobody may pose as one of these. */
const RESERVED = new Set(
  "admin administrator anonymous api bot console everyone guest help me moderator nobody null operator postmaster root security setup staff steward superuser support system undefined unknown user webmaster".split(
    " ",
  ),
);

/** Letters, digits, `_` and `-`, three to thirty, beginning with a letter or digit. */
export function isUserName(name: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9_-]{2,29}$/.test(name);
}

export function isReservedName(name: string): boolean {
  return RESERVED.has(foldName(name));
}

export function foldName(name: string): FoldedName {
  return lower(name) as FoldedName;
}

export interface Email {
  /** As it is written to; the domain in its ASCII form. */
  readonly address: string;
  /** As it is compared. */
  readonly folded: FoldedEmail;
}

const ATOM = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Reads one plain mail address (RFC 5321 dot-string, ASCII local part, a domain name); null for anything else: quoted
 * local parts, display names, comments, lists, address literals. NFKC comes first, so look-alike signs are judged as what they become.
 */
export function readEmail(typed: string): Email | null {
  if (typed.length > 320) return null;
  const text = typed.normalize("NFKC").trim();
  const at = text.lastIndexOf("@");
  const local = text.slice(0, Math.max(0, at));
  const domain = domainToASCII(text.slice(at + 1));
  if (local.length > 64 || !ATOM.test(local) || !isDomain(domain)) return null;
  const address = `${local}@${domain}`;
  return address.length > 254 ? null : { address, folded: lower(address) as FoldedEmail };
}

function isDomain(domain: string): boolean {
  const labels = domain.split(".");
  if (!labels.every((label) => LABEL.test(label))) return false;
  // One label is a machine of this house; a last label of digits is an address, not a name.
  return domain === "localhost" || (labels.length > 1 && !/^\d+$/.test(labels.at(-1) ?? ""));
}

/** May mails be from this? `address` or `Name <address>`, without control characters. */
export function isMailSender(text: string): boolean {
  if (/\p{Cc}/u.test(text)) return false;
  const [, bracketed] = /^[^<>]*<([^<>\s]+)>$/.exec(text) ?? [];
  return readEmail(bracketed ?? text) !== null;
}

/** An address for a screen that others may see over a shoulder: `a•••@example.org`. */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf("@");
  return `${address.slice(0, 1)}•••${address.slice(at)}`;
}
