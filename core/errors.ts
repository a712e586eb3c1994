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
 * An expected failure. Its message is written for the person who caused it and may be shown to them;
 * anything private belongs in `cause`, which is only ever logged.
 */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly [brand] = true;
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }

  /** Survives hot reload, where two copies of this class may exist and `instanceof` would lie. */
  static is(value: unknown): value is AppError {
    return typeof value === "object" && value !== null && brand in value;
  }
}
