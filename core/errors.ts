import type { Locale } from "#core/words/locales";
import { inLanguage, type Told, tell } from "#core/words/told";

/** What went wrong, in terms all processes share. HTTP status and IRC wording live with the transport. */
export type ErrorCode =
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "invalid"
  | "rate_limited"
  | "unavailable";

const brand = Symbol.for("steward.AppError");

/**
 * An expected failure. What it says is written for the person who caused it and may be shown to them: a sentence of the
 * catalogue, or plain text where there is none (a user's module, a server's own words). Anything private belongs in `cause`,
 * which is only ever logged.
 */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly [brand] = true;
  readonly code: ErrorCode;
  readonly told: Told | undefined;

  constructor(code: ErrorCode, says: Told | string, options?: ErrorOptions) {
    super(typeof says === "string" ? says : tell(says), options);
    this.code = code;
    this.told = typeof says === "string" ? undefined : says;
  }

  /** What to show to a reader of this language. `message` is the same in English. */
  in(locale: Locale): string {
    return this.told ? tell(this.told, locale) : inLanguage(this.message, locale);
  }

  /** Survives hot reload, where two copies of this class may exist and `instanceof` would lie. */
  static is(value: unknown): value is AppError {
    return typeof value === "object" && value !== null && brand in value;
  }
}
