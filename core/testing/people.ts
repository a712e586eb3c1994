/** People in the database and before the bot, for tests in which they are bystanders. */
import type { Presenter } from "#core/tokens/presenter";

/** A row of somebody who proved their address, below the name as id. */
export function userRow<More extends object>(name: string, more: More) {
  return {
    ...{ id: name, name, nameFolded: name, passwordHash: "" },
    ...{ email: `${name}@example.org`, emailFolded: `${name}@example.org` },
    ...{ emailVerifiedAt: new Date(), createdAt: new Date() },
    ...more,
  };
}

/** Somebody who shows the bot a token on the network `net`. */
export const aPresenter = (nick: string, more: Partial<Presenter> = {}): Presenter => ({
  networkId: "net",
  networkName: "Net",
  botNick: "steward",
  casemapping: "rfc1459",
  epoch: "e1",
  nick,
  userHost: `${nick}@host.example`,
  account: null,
  signonAt: null,
  ...more,
});
