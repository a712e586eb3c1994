import type { Folded } from "#core/irc/casemapping";
import type { Isupport } from "#core/irc/isupport";
import type { IrcLine } from "#core/irc/message";

export interface ListKeeperHooks {
  fold(name: string): Folded;
  isupport(): Isupport;
  isIn(channel: string): boolean;
  ask(line: string, channel: string): void;
}

/** Bans, exceptions to bans and to being invited, and quiets where they are a list of their own. */
const LISTS_ASKED = "beIq";

/** Fetches the lists of channels: on joining, and once more where the server shows some to operators alone. MODE keeps them true. */
export class ListKeeper {
  private readonly hooks: ListKeeperHooks;
  private readonly refusedIn = new Set<Folded>();

  constructor(hooks: ListKeeperHooks) {
    this.hooks = hooks;
  }

  /** We joined. */
  fetch(channel: string): void {
    const { list } = this.hooks.isupport().chanmodes;
    const letters = [...LISTS_ASKED].filter((mode) => list.includes(mode)).join("");
    this.refusedIn.delete(this.hooks.fold(channel));
    if (letters) this.hooks.ask(`MODE ${channel} +${letters}`, channel);
  }

  /** We were given a prefix mode there; of use when it is half-operator's or more. */
  promoted(channel: string, mode: string): void {
    const voice = this.hooks.isupport().prefixModes.indexOf("v");
    const place = this.hooks.isupport().prefixModes.indexOf(mode);
    const isOperator = place >= 0 && (voice < 0 || place < voice);
    if (isOperator && this.refusedIn.has(this.hooks.fold(channel))) this.fetch(channel);
  }

  /** ERR_CHANOPRIVSNEEDED and its like for a channel; names of others would pile up. */
  take({ command, params }: IrcLine): void {
    const [, channel = ""] = params;
    if ((command === "482" || command === "481") && this.hooks.isIn(channel))
      this.refusedIn.add(this.hooks.fold(channel));
  }

  left(channel: string): void {
    this.refusedIn.delete(this.hooks.fold(channel));
  }

  /** The connection ended. */
  stop(): void {
    this.refusedIn.clear();
  }
}
