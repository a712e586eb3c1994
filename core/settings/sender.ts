import { z } from "zod";
import { isMailSender } from "#core/users/names";
import { say } from "#core/words/told";

/** Who mails are from: `address` or `Name <address>`. */
export const senderField = z
  .string()
  .trim()
  .max(200, say({ key: "fields.atMost", most: 200 }))
  .regex(/^\P{Cc}*$/u, { message: say({ key: "fields.noControls" }), abort: true })
  .refine(isMailSender, say({ key: "fields.sender" }));
