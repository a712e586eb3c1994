import type { Told } from "#core/words/told";

interface Accepted {
  readonly userName: string;
  readonly delivery: string;
  readonly successor: string | null;
}

const nextOf = ({ delivery, successor }: Accepted) =>
  successor ? "token" : delivery === "mail" ? "mail" : "none";

/** What somebody is told who came into the lobby by a token. */
export function welcomeToLobby(accepted: Accepted): Told {
  const { userName: name, successor } = accepted;
  return { key: "bot.session.lobby", name, next: nextOf(accepted), token: successor ?? "" };
}

/** What somebody is told whose token was good. */
export function welcome(kind: "register" | "login", accepted: Accepted): Told {
  const { userName, successor } = accepted;
  const next = nextOf(accepted);
  return { key: "bot.session.welcome", kind, name: userName, next, token: successor ?? "" };
}
