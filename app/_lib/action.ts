import "server-only";
import { cookies, headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import { z } from "zod";
import { isDatabaseAway } from "#core/db/away";
import { AppError, type ErrorCode } from "#core/errors";
import { type Level, reaches } from "#core/levels";
import { issueIn } from "#core/words/complaint";
import { tell } from "#core/words/told";
import { databaseAnswers } from "#web/away/guard";
import { localeWithoutDatabase } from "#web/away/locale";
import { webLog } from "#web/log";
import { answerThisUnavailable } from "#web/requests";
import { type Actor, currentActor } from "#web/session";
import { hasSteppedUp } from "#web/step-up";
import { currentReader, LANGUAGE_COOKIE } from "#web/words";

/** What a form gets back. Only what the person may see is in here; what they typed never is. */
export type ActionState<Field extends string = string, Outcome extends Done = Done> =
  | { readonly status: "idle" }
  | ({ readonly status: "done" } & Outcome)
  | {
      readonly status: "failed";
      /** `step_up`: nothing was done yet, and the same form will do once the password was typed again. */
      readonly code: ErrorCode | "unexpected" | "step_up";
      readonly message: string;
      readonly fields?: Readonly<Partial<Record<Field, readonly string[]>>>;
    };

type FieldOf<Schema extends z.ZodObject> = keyof z.output<Schema> & string;

export interface Done {
  readonly message: string;
  /** A job to follow, when the bot must carry it out. */
  readonly jobId?: string;
}

/** "anyone" is for what people do before they are signed in; it must be written down like every other level. */
interface PublicSpec<Schema extends z.ZodObject, Outcome extends Done> {
  readonly level: "anyone";
  readonly input: Schema;
  run(input: z.output<Schema>, actor: Actor | null): Promise<Outcome>;
}

interface ActionSpec<Schema extends z.ZodObject, Outcome extends Done> {
  readonly level: Level;
  /** Goes by the `consoleLevel`, as {@link requireReader} does: for what belongs to reading the log. */
  readonly asReader?: true;
  readonly input: Schema;
  /** Takes the password typed again in this browser, not long ago or along with the form. */
  readonly stepUp?: true;
  run(input: z.output<Schema>, actor: Actor): Promise<Outcome>;
}

/**
 * Makes a server action for `useActionState`: who, then what, then do. Expected failures come back as state;
 * anything else is logged and answered in general terms. Next checks the request's origin before it gets here.
 */
export function action<Schema extends z.ZodObject, Outcome extends Done>(
  spec: ActionSpec<Schema, Outcome> | PublicSpec<Schema, Outcome>,
) {
  type State = ActionState<FieldOf<Schema>, Outcome>;

  return async (_previous: ActionState, form: FormData): Promise<State> => {
    try {
      if (!(await databaseAnswers())) return await unavailable();
      const actor = await currentActor();
      const run = authorize(spec, actor);
      if (spec.level !== "anyone" && spec.stepUp && !(await hasSteppedUp(actor, form)))
        return await askForStepUp();
      const parsed = spec.input.safeParse(formObject(form));
      if (!parsed.success) {
        const { locale } = await currentReader();
        const problems = z.flattenError(parsed.error, (issue) => issueIn(issue, locale));
        const fields = problems.fieldErrors as Partial<Record<FieldOf<Schema>, string[]>>;
        const message = tell({ key: "form.check" }, locale);
        return { status: "failed", code: "invalid", message, fields };
      }
      return { status: "done", ...(await run(parsed.data)) };
    } catch (error) {
      unstable_rethrow(error);
      // A refusal of ours may have another server behind it: the mail server's, say.
      if (!AppError.is(error) && isDatabaseAway(error)) return await unavailable(error);
      return failure(error);
    }
  };
}

/** Without script a form brings the password along; with it, a dialog asks for it and sends the form once more. */
async function askForStepUp() {
  const { locale } = await currentReader();
  const message = tell({ key: "access.stepUp" }, locale);
  return { status: "failed", code: "step_up", message } as const;
}

async function failure(error: unknown) {
  const { locale } = await currentReader();
  if (AppError.is(error))
    return { status: "failed", code: error.code, message: error.in(locale) } as const;
  webLog.error({ err: error }, "an action failed");
  const message = tell({ key: "form.unexpected" }, locale);
  return { status: "failed", code: "unexpected", message } as const;
}

/** In place of the page that others get: the form stays, with all that was typed, and says what happened. */
async function unavailable(cause?: unknown) {
  if (cause !== undefined) webLog.error({ err: cause }, "the database went away in an action");
  await answerThisUnavailable();
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const locale = localeWithoutDatabase(jar.get(LANGUAGE_COOKIE)?.value, head);
  return {
    status: "failed",
    code: "unavailable",
    message: tell({ key: "away.short" }, locale),
  } as const;
}

function authorize<Schema extends z.ZodObject, Outcome extends Done>(
  spec: ActionSpec<Schema, Outcome> | PublicSpec<Schema, Outcome>,
  actor: Actor | null,
): (input: z.output<Schema>) => Promise<Outcome> {
  if (spec.level === "anyone") return (input) => spec.run(input, actor);
  if (!actor) throw new AppError("unauthenticated", { key: "access.signInFirst" });
  const level = spec.asReader ? actor.consoleLevel : actor.level;
  if (!reaches(level, spec.level) && actor.duty?.overdue)
    throw new AppError("forbidden", { key: "factors.rest" });
  if (!reaches(level, spec.level))
    throw new AppError("forbidden", { key: "access.needsLevel", level: spec.level });
  return (input) => spec.run(input, actor);
}

/** Form fields as an object; Next's own bookkeeping fields are left out, repeated names become arrays. */
function formObject(form: FormData): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const name of new Set(form.keys())) {
    if (name.startsWith("$ACTION")) continue;
    const all = form.getAll(name);
    values[name] = all.length > 1 ? all : all[0];
  }
  return values;
}
