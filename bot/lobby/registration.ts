import { welcome } from "./commands/welcome.ts";
import type { IrcParticipant } from "./irc-participant.ts";
import { authenticate } from "./sasl.ts";

/** How far a connection has come on its way to being registered. */
export class Registration {
  isDone = false;
  /** CAP LS or REQ came before the end, so CAP END is waited for. */
  isNegotiating = false;
  /** Version given with CAP LS; 301 when none was. */
  capVersion = 301;
  hasUser = false;
  /** Argument of PASS, forgotten once used. */
  password: string | null = null;
  /** The connection has ended, whatever is still being asked for it. */
  private isOver = false;
  private notice: string | undefined;
  private readonly participant: IrcParticipant;
  private readonly deadline: NodeJS.Timeout;

  constructor(participant: IrcParticipant) {
    this.participant = participant;
    this.deadline = setTimeout(
      () => participant.disconnect("Registration timed out"),
      participant.world.limits.registrationMs,
    );
  }

  /** To be called when the connection ends: nobody is let in after that. */
  stop(): void {
    this.isOver = true;
    this.forget();
  }

  private forget(): void {
    clearTimeout(this.deadline);
    this.password = null;
  }

  /** Says something to them alone: now, or when they are in. */
  tellOnceIn(notice: string | undefined): void {
    const { participant } = this;
    if (this.isDone && notice !== undefined) participant.say("NOTICE", participant.nick, notice);
    this.notice = this.isDone ? undefined : notice;
  }

  /** Completes registration if nothing is missing. To be called whenever something came in. */
  tryComplete(): undefined | Promise<() => void> {
    const { participant } = this;
    const isReady = participant.nick !== "*" && this.hasUser && !this.isNegotiating;
    if (this.isDone || !isReady) return undefined;
    if (
      this.password === null ||
      participant.account !== null ||
      !participant.world.options.authenticate
    ) {
      this.complete();
      return undefined;
    }
    return this.checkPassword(this.password);
  }

  /** PASS holds `username:password`, or the password alone of the person called like the nick. */
  private async checkPassword(password: string): Promise<() => void> {
    const { participant } = this;
    this.password = null;
    const colon = password.indexOf(":");
    const username = colon < 0 ? participant.nick : password.slice(0, colon);
    const admission = await authenticate(participant, username, password.slice(colon + 1));
    return () => {
      if (this.isOver) return;
      if (admission === null) {
        participant.refuse("wrongPassword");
        participant.disconnect("Password incorrect");
        return;
      }
      participant.account = admission.account;
      this.tellOnceIn(admission.notice);
      this.complete();
    };
  }

  private complete(): void {
    const { participant } = this;
    if (participant.world.findPerson(participant.nick)) {
      participant.refuse("nickInUse", participant.nick);
      participant.nick = "*";
      return;
    }
    this.isDone = true;
    this.forget();
    participant.world.admit(participant);
    welcome(participant);
    this.tellOnceIn(this.notice);
    void this.mayStay();
  }

  /** Modules may turn somebody away, who has been welcomed already: it is they who are asked about, not their nick. */
  private async mayStay(): Promise<void> {
    const { participant } = this;
    const { modules } = participant.world.options;
    const { nick, world } = participant;
    const fields = { nick, server: world.serverName, own: false };
    const occasion = { name: "connect", fields } as const;
    const ruling = modules?.wants("connect") ? await modules.ask(occasion, participant) : null;
    if (ruling && "stopped" in ruling) participant.disconnect(ruling.stopped);
    else modules?.tell(occasion, participant);
  }
}
