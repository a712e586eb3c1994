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
  /** Is what this sender says to go unheard? Nobody of level staff and above is ignored, so that the list can be put right. */
  ignores(network: Pick<IrcNetwork, "id" | "casemapping">, source: Source, sender: Sender): boolean;
  /** Reads again when something changed. Call it whenever a setting was written. */
  refresh(): Promise<void>;
}

interface Entry extends Ignore {
  /** Made when first needed, for each way of comparing names. */
  readonly masks: Map<Casemapping, ReturnType<typeof compileMask>>;
}

interface Known {
  readonly isIgnored: boolean;
  /** When a mask that fits ends, in milliseconds since 1970. */
  readonly until: number;
}

const MOST_KNOWN = 2_000;

/** Reads the list once; rejects when that fails, so that nobody is answered who should not be. */
export async function openIgnoreList(
  db: Db,
  log: Log,
  clock = () => Date.now(),
): Promise<IgnoreList> {
  let entries: readonly Entry[] = [];
  let version = "";
  /** Whose words were looked at since the list last changed: every line asks. */
  const known = new Map<string, Known>();
  const read = async () => {
    const next = await ignoresVersion(db);
    if (next === version) return;
    entries = (await allIgnores(db)).map((row) => ({ ...row, masks: new Map() }));
    version = next;
    known.clear();
  };
  let turn = read();
  await turn;

  return {
    ignores(network, source, sender) {
      if (entries.length === 0 || reaches(sender.level, "staff")) return false;
      const key = `${network.id} ${network.casemapping} ${source.account ?? ""} ${source.hostmask}`;
      const now = clock();
      const found = known.get(key);
      if (found && found.until > now) return found.isIgnored;
      const fitting = entries.filter((entry) => fits(entry, network, source, now));
      const until = Math.min(...fitting.map(endOf));
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(key, { isIgnored: fitting.length > 0, until });
      return fitting.length > 0;
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

/** As milliseconds since 1970. */
const endOf = ({ expiresAt }: Entry) => expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;

function fits(
  entry: Entry,
  { id, casemapping }: Pick<IrcNetwork, "id" | "casemapping">,
  { hostmask, account = null }: Source,
  now: number,
): boolean {
  if (entry.networkId !== EVERYWHERE && entry.networkId !== id) return false;
  if (endOf(entry) <= now) return false;
  const { nick, username, host } = parseHostmask(hostmask);
  return maskOf(entry, casemapping)({ nick, username: username ?? "", host: host ?? "", account });
}

function maskOf(entry: Entry, casemapping: Casemapping) {
  const known = entry.masks.get(casemapping);
  if (known) return known;
  const made = compileMask(entry.mask, casemapping);
  entry.masks.set(casemapping, made);
  return made;
}
