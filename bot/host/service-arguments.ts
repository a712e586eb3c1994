/** What each service takes. A host's messages are not trusted: a module could have written them itself. */
import { z } from "zod";
import { AppError } from "#core/errors";
import { jobKinds } from "#core/jobs/kinds";
import { moduleEdit } from "#core/modules/edit";
import { profileEdit } from "#core/modules/profiles";
import type { ServiceName } from "./services.ts";

const channel = z.string().min(1).max(200);
const nick = z.string().min(1).max(100);
const modeLetter = z.strictObject({
  add: z.boolean(),
  mode: z.string().regex(/^[A-Za-z]$/),
  param: z.string().min(1).max(200).nullable(),
});
const nothing = z.tuple([]);
const id = z.string().min(1).max(64);
const place = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("bot"), botId: id.optional() }),
  z.strictObject({ kind: z.literal("network"), networkId: id }),
  z.strictObject({ kind: z.literal("channel"), networkId: id, channel: z.string().max(200) }),
]);
const scope = z.strictObject({ name: id, networkId: id.optional(), botId: id.optional() });

const shapes: Readonly<Record<ServiceName, z.ZodType<readonly unknown[]>>> = {
  redeem: z.tuple([z.enum(["register", "login"]), z.string().max(512)]),
  logout: nothing,
  session: nothing,
  meet: z.tuple([z.string().max(100)]),
  job: z.tuple([z.enum(Object.keys(jobKinds)), z.record(z.string(), z.unknown())]),
  mode: z.tuple([channel, z.array(modeLetter).min(1).max(50)]),
  kick: z.tuple([channel, nick, z.string().max(400)]),
  topic: z.tuple([channel, z.string().max(400)]),
  invite: z.tuple([channel, nick]),
  about: nothing,
  commands: nothing,
  modules: nothing,
  authenticate: z.tuple([z.string().max(600)]),
  editModule: z.tuple([scope, moduleEdit]),
  editPrefix: z.tuple([place, z.string().max(10).nullable()]),
  editProfile: z.tuple([profileEdit]),
  why: z.tuple([z.string().max(100), z.string().max(200).nullable(), z.string().max(200)]),
};

const hasOwnWords: ReadonlySet<string> = new Set(["editModule", "editProfile"]);

/** Gives the arguments back as they may be passed on. Throws AppError invalid when they do not fit or there is no such service. */
export function checkArguments(service: string, args: readonly unknown[]): readonly unknown[] {
  const shape = Object.hasOwn(shapes, service) ? shapes[service as ServiceName] : undefined;
  const parsed = shape?.safeParse(args);
  // What people typed may well not fit a shape, and the shape says why in their words.
  const issue = parsed?.error?.issues[0];
  if (issue && hasOwnWords.has(service)) throw new AppError("invalid", issue.message);
  if (!parsed?.success) throw new AppError("invalid", { key: "bot.notOfBot" });
  return parsed.data;
}
