/** What zod schemas complain of in a reader's language, where the sentence has arguments that come from outside. */
import type { Locale } from "./locales.ts";
import { inLanguage, type Told, tell } from "./told.ts";

/** As `context.addIssue` of a schema takes it; a type, since that wants an index signature. */
type CustomIssue = {
  readonly code: "custom";
  readonly message: string;
  readonly path: PropertyKey[];
  readonly params?: Record<string, unknown>;
};

/** An issue for `context.addIssue` of a schema. Sentences without such arguments are said by `say`. */
export function complaint(told: Told, path: readonly PropertyKey[] = []): CustomIssue {
  return { code: "custom", message: tell(told), path: [...path], params: { told } };
}

interface Issue {
  readonly message: string;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
}

const toldBy = ({ params }: Issue): Told | null =>
  typeof params?.told === "object" ? (params.told as Told | null) : null;

/** What an issue says, for an AppError. */
export function saidBy(issue: Issue): Told | string {
  return toldBy(issue) ?? issue.message;
}

/** What an issue says in a language. */
export function issueIn(issue: Issue, locale: Locale): string {
  const told = toldBy(issue);
  return told ? tell(told, locale) : inLanguage(issue.message, locale);
}

/** The same issue at another place, such as a form's own field. */
export function moved(issue: Issue, path: readonly PropertyKey[]): CustomIssue {
  const { message, params } = issue;
  return { code: "custom", message, path: [...path], ...(params && { params }) };
}
