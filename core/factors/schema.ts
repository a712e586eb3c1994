/** What people type from their app or their list of recovery codes. */
import { z } from "zod";
import { currentPasswordField } from "#core/passwords/rules";
import { nextField } from "#core/users/schema";
import { say } from "#core/words/told";
import { readRecoveryCode } from "./recovery.ts";

export interface TypedCode {
  readonly kind: "totp" | "recovery";
  readonly code: string;
}

function readCode(typed: string): TypedCode | null {
  const digits = typed.replace(/[\s-]/g, "");
  if (/^\d{6}$/.test(digits)) return { kind: "totp", code: digits };
  const code = readRecoveryCode(typed);
  return code === null ? null : { kind: "recovery", code };
}

const typedCode = z
  .string(say({ key: "fields.factorCode" }))
  .max(60, say({ key: "fields.factorCode" }))
  .transform((typed, context): TypedCode => {
    const read = readCode(typed);
    if (read) return read;
    context.addIssue({ code: "custom", message: say({ key: "fields.factorCode" }) });
    return z.NEVER;
  });

const appCode = typedCode.refine(({ kind }) => kind === "totp", say({ key: "fields.appCode" }));

export const secondStepInput = z.strictObject({ code: typedCode, next: nextField });
export const optionalCode = typedCode.optional();
export const enrolmentInput = z.strictObject({ current: currentPasswordField });
export const appCodeInput = z.strictObject({ code: appCode });
