import type { IrcParticipant } from "./irc-participant.ts";
import { messageFrom } from "./message.ts";
import type { Admission } from "./options.ts";
import { hostmaskOf } from "./participant.ts";

/** Base64 bytes in one AUTHENTICATE line (ircv3.net sasl-3.1); a shorter chunk is the last. */
export const CHUNK_BYTES = 400;
const MAX_BASE64 = 4 * CHUNK_BYTES;

/** What is open between `AUTHENTICATE PLAIN` and its outcome. */
export class SaslExchange {
  private base64 = "";

  /** Adds a chunk: the whole response when it was the last, null when more comes, or that it grew too long. */
  add(chunk: string): string | null | "too-long" {
    if (chunk !== "+") this.base64 += chunk;
    if (chunk.length > CHUNK_BYTES || this.base64.length > MAX_BASE64) return "too-long";
    return chunk.length === CHUNK_BYTES ? null : this.base64;
  }
}

/** Reads authorization name, user name and password out of a PLAIN response (RFC 4616); null when it is none. */
export function readPlain(base64: string): { username: string; password: string } | null {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return null;
  const parts = Buffer.from(base64, "base64").toString("utf8").split("\0");
  const [authorization, username, password] = parts;
  if (parts.length !== 3 || !username || !password) return null;
  // Acting as somebody else is not offered.
  return authorization && authorization !== username ? null : { username, password };
}

/** Asks the injected function, within a deadline. Null is a refusal, also when it failed or was late. */
export async function authenticate(
  { world, address }: IrcParticipant,
  username: string,
  password: string,
): Promise<Admission | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), world.limits.registrationMs);
  });
  try {
    const decision = world.options.authenticate?.({ username, password, address });
    const admission = (await Promise.race([decision, late])) ?? null;
    return admission !== null && /^[^\s:*,][^\s]*$/.test(admission.account) ? admission : null;
  } catch (error) {
    // Whatever broke in there, the answer on the wire is the same as for a wrong password.
    world.log.error({ err: error, address }, "Lobby could not check a credential");
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** Makes the account known: to them (900), and to peers once they are registered. */
export function logIn(participant: IrcParticipant, { account, notice }: Admission): void {
  participant.account = account;
  const { world, registration } = participant;
  participant.numeric(
    "900",
    hostmaskOf(participant),
    account,
    `You are now logged in as ${account}`,
  );
  registration.tellOnceIn(notice);
  if (!registration.isDone) return;
  const message = messageFrom(participant, world.nowMs(), "ACCOUNT", account);
  world.tellPeers(participant, "account-notify", message);
}
