import { z } from "zod";
import { say } from "#core/words/told";
import { commonPasswords } from "./common.ts";
import { PASSWORD_LENGTH, passwordLength } from "./passwords.ts";

const LEET: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

const KEYBOARD_ROWS = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890123456789",
  "qwertyuiopasdfghjklzxcvbnm",
  "qwertzuiopasdfghjklyxcvbnm",
];

const fold = (text: string) => text.normalize("NFKC").replace(/[A-Z]/g, (c) => c.toLowerCase());

/**
 * Why a new password will not do, as a sentence for the person choosing it; null when it will. `about` holds what is
 * known of them (name, address): none of it makes a password. No rules about kinds of characters: length is what counts.
 */
export function passwordProblem(password: string, about: readonly string[] = []): string | null {
  const length = password.length > 1_000 ? Number.POSITIVE_INFINITY : passwordLength(password);
  if (length < PASSWORD_LENGTH.least)
    return say({ key: "fields.passwordLeast", least: PASSWORD_LENGTH.least });
  if (length > PASSWORD_LENGTH.most)
    return say({ key: "fields.passwordMost", most: PASSWORD_LENGTH.most });
  const folded = fold(password);
  if (isCommon(folded)) return say({ key: "fields.passwordCommon" });
  if (isMonotonous(folded)) return say({ key: "fields.passwordPlain" });
  if (isPersonal(folded, about)) return say({ key: "fields.passwordPersonal" });
  return null;
}

function isCommon(folded: string): boolean {
  const known = commonPasswords();
  const spelled = Array.from(folded, (char) => LEET[char] ?? char).join("");
  return known.has(folded) || known.has(spelled);
}

/** Few different characters, one short piece over and over, or a walk along the alphabet or a row of keys. */
function isMonotonous(folded: string): boolean {
  if (new Set(folded).size <= 2 || /^(.{1,4})\1+$/u.test(folded)) return true;
  const backwards = Array.from(folded).reverse().join("");
  return KEYBOARD_ROWS.some((row) => row.includes(folded) || row.includes(backwards));
}

function isPersonal(folded: string, about: readonly string[]): boolean {
  const core = folded.replace(/^[\d\W_]+|[\d\W_]+$/g, "");
  return about
    .flatMap((fact) => [fold(fact), fold(fact).split("@")[0] ?? ""])
    .some((fact) => fact.length >= 3 && (folded === fact || core === fact));
}

/** A password somebody chooses. Whether it is made of their own name is asked with {@link passwordProblem} once that is known. */
export const newPasswordField = z
  .string(say({ key: "fields.password" }))
  .superRefine((password, context) => {
    const problem = passwordProblem(password);
    if (problem) context.addIssue({ code: "custom", message: problem });
  });

/** A password somebody proves they know: any text short enough to look at. */
export const currentPasswordField = z
  .string(say({ key: "fields.currentPassword" }))
  .min(1, say({ key: "fields.currentPassword" }))
  .max(1_000, say({ key: "fields.passwordTooLong" }));
