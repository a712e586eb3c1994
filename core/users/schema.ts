/** What forms about accounts may send. All are strict: a field that is not named here is refused, whatever it is called. */

import { z } from "zod";
import { currentPasswordField, newPasswordField } from "#core/passwords/rules";
import { say } from "#core/words/told";
import { isReservedName, isUserName, readEmail } from "./names.ts";

export const nameField = z
  .string(say({ key: "fields.name" }))
  .trim()
  .refine(isUserName, say({ key: "fields.nameForm" }))
  .refine((name) => !isReservedName(name), say({ key: "fields.nameReserved" }));

export const emailField = z.string(say({ key: "fields.email" })).transform((typed, context) => {
  const email = readEmail(typed);
  if (email) return email;
  context.addIssue({ code: "custom", message: say({ key: "fields.emailForm" }) });
  return z.NEVER;
});

export const codeField = z
  .string()
  .transform((code) => code.replace(/[\s-]/g, ""))
  .pipe(z.string().regex(/^\d{6}$/, say({ key: "fields.code" })));

/** Where to go on afterwards; checked when it is used. */
export const nextField = z.string().max(500).optional();

export const ticked = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

export const signUpInput = z.strictObject({
  name: nameField,
  email: emailField,
  password: newPasswordField,
});

export const signInInput = z.strictObject({
  login: z
    .string()
    .trim()
    .min(1, say({ key: "fields.login" }))
    .max(320),
  password: currentPasswordField,
  remember: ticked,
  next: nextField,
});

export const codeInput = z.strictObject({ code: codeField });
export const emailInput = z.strictObject({ email: emailField });
export const linkInput = z.strictObject({ token: z.string().max(100) });
export const resetInput = z.strictObject({
  token: z.string().max(100),
  password: newPasswordField,
});
export const passwordChangeInput = z.strictObject({
  current: currentPasswordField,
  password: newPasswordField,
});
export const emailChangeInput = z.strictObject({
  email: emailField,
  current: currentPasswordField,
});
export const deletionInput = z.strictObject({ current: currentPasswordField });
export const sessionInput = z.strictObject({ id: z.string().max(40) });
export const nothing = z.strictObject({});

export type SignUp = z.output<typeof signUpInput>;
