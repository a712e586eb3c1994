/** What each service takes. A host's messages are not trusted: a module could have written them itself. */
import { z } from "zod";
import { AppError } from "#core/errors";
import { jobKinds } from "#core/jobs/kinds";
import type { ServiceName } from "./services.ts";

const nothing = z.tuple([]);

const shapes: Readonly<Record<ServiceName, z.ZodType<readonly unknown[]>>> = {
  redeem: z.tuple([z.enum(["register", "login"]), z.string().max(512)]),
  logout: nothing,
  session: nothing,
  meet: z.tuple([z.string().max(100)]),
  job: z.tuple([z.enum(Object.keys(jobKinds)), z.record(z.string(), z.unknown())]),
  about: nothing,
  commands: nothing,
  modules: nothing,
};

/** Gives the arguments back as they may be passed on. Throws AppError invalid when they do not fit or there is no such service. */
export function checkArguments(service: string, args: readonly unknown[]): readonly unknown[] {
  const shape = Object.hasOwn(shapes, service) ? shapes[service as ServiceName] : undefined;
  const parsed = shape?.safeParse(args);
  if (!parsed?.success) throw new AppError("invalid", "That is not something the bot can do.");
  return parsed.data;
}
