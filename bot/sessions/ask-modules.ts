import type { CommandHosts } from "#bot/host/module-hosts";
import type { IrcNetwork, Source } from "#bot/irc/api";
import type { Credential } from "./proofs.ts";

/**
 * What modules say to a credential: true accepts, false refuses, null leaves it to the bot. One that hangs or breaks says nothing.
 * Observers are told afterwards, without the password.
 */
export async function askModules(
  hosts: Pick<CommandHosts, "intercepts" | "intercept" | "emit">,
  network: IrcNetwork,
  source: Source,
  { profile, name, password }: Credential,
): Promise<boolean | null> {
  const { nick, hostmask, account = null } = source;
  const event = {
    ...({ name: "auth", networkId: network.id, at: new Date(), profile, password } as const),
    decision: "" as const,
    claim: name,
    sender: { nick, hostmask, account, userId: null, userName: null, level: "user" } as const,
  };
  const { cancelled, event: answered } = hosts.intercepts("auth")
    ? await hosts.intercept(event)
    : { cancelled: null, event };
  const decision = cancelled !== null || answered.name !== "auth" ? "refuse" : answered.decision;
  hosts.emit({ ...event, password: "", decision });
  return decision === "" ? null : decision === "accept";
}
