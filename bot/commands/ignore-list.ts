/** The ignore list, kept at hand for every line that may be a command. */
import type { Db } from "#core/db/client";
import { allIgnores, EVERYWHERE, type Ignore, ignoresVersion } from "#core/ignores/ignores";
import type { Casemapping } from "#core/irc/casemapping";
import { compileMask } from "#core/irc/mask";
import { parseHostmask } from "#core/irc/message";
import { reaches } from "#core/levels";
import type { Log } from "#core/log";
import type { IrcNetwork, Source } from "../irc/api.ts";
import type { Sender } from "../module-api.ts";

export interface IgnoreList {
  /** Is this sender's line to be taken for no command? Nobody of level staff and above is ignored, so that the list can be put right. */
  ignores(network: Pick<IrcNetwork, "id" | "casemapping">, source: Source, sender: Sender): boolean;
  /** Reads again when something changed. Call it whenever a setting was written. */
  refresh(): Promise<void>;
}

interface Entry extends Ignore {
  /** Made when first needed, for each way of comparing names. */
  readonly masks: Map<Casemapping, ReturnType<typeof compileMask>>;
}

/** Reads the list once; rejects when that fails, so that nobody is answered who should not be. */
export async function openIgnoreList(
  db: Db,
  log: Log,
  clock = () => Date.now(),
): Promise<IgnoreList> {
  let entries: readonly Entry[] = [];
  let version = "";
  const read = async () => {
    const next = await ignoresVersion(db);
    if (next === version) return;
    entries = (await allIgnores(db)).map((row) => ({ ...row, masks: new Map() }));
    version = next;
  };
  let turn = read();
  await turn;

  return {
    ignores(network, source, sender) {
      if (entries.length === 0 || reaches(sender.level, "staff")) return false;
      const { nick, username, host } = parseHostmask(source.hostmask);
      const { account = null } = source;
      const subject = { nick, username: username ?? "", host: host ?? "", account };
      return entries.some(
        (entry) =>
          (entry.networkId === EVERYWHERE || entry.networkId === network.id) &&
          (entry.expiresAt === null || entry.expiresAt.getTime() > clock()) &&
          maskOf(entry, network.casemapping)(subject),
      );
    },
    refresh() {
      turn = turn.then(read).catch((err: unknown) => {
        // What was on the list before still counts until it can be read again.
        log.warn({ err }, "the ignore list could not be read");
      });
      return turn;
    },
  };
}

function maskOf(entry: Entry, casemapping: Casemapping) {
  const known = entry.masks.get(casemapping);
  if (known) return known;
  const made = compileMask(entry.mask, casemapping);
  entry.masks.set(casemapping, made);
  return made;
}
