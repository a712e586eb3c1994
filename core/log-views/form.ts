/** What forms about saved views may send. */
import { z } from "zod";
import { lineField } from "#core/users/profile-schema";
import { ticked } from "#core/users/schema";
import { say } from "#core/words/told";

const id = z.string().min(1).max(64);
const query = z.string().max(4_000, say({ key: "logs.views.tooMuch" }));
const name = lineField(60)
  .transform((typed) => typed.replace(/\s+/g, " "))
  .refine((typed) => typed !== "", say({ key: "logs.views.noName" }));

export const newViewInput = z.strictObject({ name, query, shared: ticked });
export const viewNameInput = z.strictObject({ id, name, shared: ticked });
export const viewFiltersInput = z.strictObject({ id, query });
export const viewInput = z.strictObject({ id });
