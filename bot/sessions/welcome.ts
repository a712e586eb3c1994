import type { Told } from "#core/words/told";

interface Accepted {
  readonly userName: string;
  readonly delivery: string;
  readonly successor: string | null;
}

/** What somebody is told whose token was good. */
export function welcome(
  kind: "register" | "login",
  { userName, delivery, successor }: Accepted,
): Told {
  const next = successor ? "token" : delivery === "mail" ? "mail" : "none";
  return { key: "bot.session.welcome", kind, name: userName, next, token: successor ?? "" };
}
