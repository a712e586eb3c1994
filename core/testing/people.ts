/** People in the database and before the bot, for tests in which they are bystanders. */
import type { Db } from "#core/db/client";
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

/** The accounts `superuser`, `sten` of staff and `bob`, registered, and #dev on `testnet`, where pretended people are. */
export async function addBystanders(db: Db): Promise<void> {
  const createdAt = new Date();
  for (const [name, level] of Object.entries({ superuser: 5, sten: 4, bob: 1 }))
    await db.user.create({ data: userRow(name, { level }) });
  const place = { id: "dev", networkId: "testnet", name: "#dev", folded: "#dev", createdAt };
  await db.network.create({ data: { id: "testnet", name: "Test", nick: "bot", createdAt } });
  await db.channel.create({ data: place });
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
