const actions: Readonly<Record<string, string>> = {
  register: "Register",
  login: "Log in",
  leak: "Seen in the open",
};

const causes: Readonly<Record<string, string>> = {
  ok: "Accepted",
  expired: "It had expired",
  used: "It had been used already",
  replaced: "A newer token had replaced it",
  revoked: "You had cancelled it",
  burnt: "Cancelled: others may have read it",
  "wrong-kind": "Wrong command for this token",
  "wrong-network": "It was for another network",
  "nick-taken": "That nick belongs to another account",
  inactive: "The account is not active",
  unknown: "Not accepted",
};

/** An attempt's action in a word or two. */
export function actionWords(action: string): string {
  return actions[action] ?? action;
}

/** Why a token was accepted or not, for its owner. */
export function causeWords(cause: string): string {
  return causes[cause] ?? "Not accepted";
}
