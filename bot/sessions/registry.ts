/** Who is logged in, in the bot's memory; the database rows follow. */
import { type Bound, BoundRegistry } from "./bound.ts";

export interface LiveSession extends Bound {
  readonly id: string;
  readonly userId: string;
  readonly userName: string;
  /** When the person connected, as WHOIS told at login; null where nobody asked or the server does not say. */
  readonly signonAt: Date | null;
  readonly startedAt: Date;
  readonly method: "register" | "login" | "account";
}

export class SessionRegistry extends BoundRegistry<LiveSession> {
  /** Sessions of a user everywhere, or of everybody. */
  list(userId?: string): LiveSession[] {
    return this.all().filter((session) => userId === undefined || session.userId === userId);
  }
}
