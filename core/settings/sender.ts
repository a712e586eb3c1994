import { z } from "zod";
import { readEmail } from "#core/users/names";
import { say } from "#core/words/told";

/** Who mails are from: `address` or `Name <address>`. */
export const senderField = z
  .string()
  .trim()
  .max(200, say({ key: "fields.atMost", most: 200 }))
  .regex(/^\P{Cc}*$/u, { message: say({ key: "fields.noControls" }), abort: true })
  .refine(
    (text) => {
      const [, bracketed] = /^[^<>]*<([^<>\s]+)>$/.exec(text) ?? [];
      return readEmail(bracketed ?? text) !== null;
    },
    say({ key: "fields.sender" }),
  );
