import { z } from "zod";
import { readEmail } from "#core/users/names";

/** Who mails are from: `address` or `Name <address>`. */
export const senderField = z
  .string()
  .trim()
  .max(200, "At most 200 characters.")
  .regex(/^\P{Cc}*$/u, { message: "Control characters are not allowed.", abort: true })
  .refine((text) => {
    const [, bracketed] = /^[^<>]*<([^<>\s]+)>$/.exec(text) ?? [];
    return readEmail(bracketed ?? text) !== null;
  }, "Give an address, such as Steward <steward@example.org>.");
