interface Accepted {
  readonly userName: string;
  readonly delivery: string;
  readonly successor: string | null;
}

/** What somebody is told whose token was good. */
export function welcome(
  kind: "register" | "login",
  { userName, delivery, successor }: Accepted,
): string {
  const greeting =
    kind === "register"
      ? `Welcome, ${userName}: you are registered and logged in.`
      : `Welcome back, ${userName}: you are logged in.`;
  if (successor) return `${greeting} Next time: login ${successor}`;
  return delivery === "mail" ? `${greeting} Your next login token is in your mail.` : greeting;
}
