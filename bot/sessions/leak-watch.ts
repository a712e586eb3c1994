/** Burns tokens that were said where others may read them. */
import type { IrcEvent, IrcNetwork, Source } from "#bot/irc/api";
import type { Db } from "#core/db/client";
import { presentsCredential } from "#core/modules/credentials";
import { findTokens } from "#core/secrets";
import { getSetting } from "#core/settings/settings";
import { burnLeaked } from "#core/tokens/leaks";
import { tell } from "#core/words/told";
import { plainWords } from "./leak-text.ts";

/** The tokens that somebody let slip in an event; none where one was presented as it should be. */
export function leakedTokens(event: IrcEvent): readonly string[] {
  const text = "text" in event ? event.text : "reason" in event ? event.reason : "";
  const tokens = findTokens(plainWords(text));
  if (tokens.length === 0) return [];
  // The one place where a token belongs: the argument of a command that takes it, said to us alone.
  const isPresented = event.kind === "message" && event.channel === null;
  return isPresented && presentsCredential(text) ? [] : tokens;
}

/** Cancels leaked tokens and warns who let them slip, if any of them was good. */
export async function burnTokens(
  db: Db,
  tokens: readonly string[],
  { nick, userHost }: Source,
  channel: string | null,
  network: IrcNetwork,
  now: Date,
): Promise<void> {
  const { id: networkId, name: networkName } = network;
  const leak = { networkId, networkName, channel, nick, userHost };
  const owners = await burnLeaked(db, tokens, leak, now);
  if (owners.length === 0) return;
  // Whoever sent it need not be its owner: the site's language.
  const { language } = await getSetting(db, "site");
  const text = tell({ key: "bot.session.tokenLeaked" }, language);
  await network.send({ target: nick, text, style: "notice" });
}
