import type { IrcParticipant } from "../irc-participant.ts";
import { authenticate, logIn, readPlain, SaslExchange } from "../sasl.ts";
import type { CommandTable, Outcome } from "./command.ts";

const exchanges = new WeakMap<IrcParticipant, SaslExchange>();
const failures = new WeakMap<IrcParticipant, number>();

function fail(me: IrcParticipant): void {
  const count = (failures.get(me) ?? 0) + 1;
  failures.set(me, count);
  me.refuse("saslFail");
  if (count >= me.world.limits.authenticationFailures) me.disconnect("Too many failed logins");
}

function begin(me: IrcParticipant, mechanism: string): void {
  if (mechanism.toUpperCase() !== "PLAIN") {
    me.numeric("908", "PLAIN", "are available SASL mechanisms");
    me.refuse("saslFail");
    return;
  }
  exchanges.set(me, new SaslExchange());
  me.say("AUTHENTICATE", "+");
}

async function decide(me: IrcParticipant, response: string): Promise<() => void> {
  const plain = readPlain(response);
  const admission = plain && (await authenticate(me, plain.username, plain.password));
  return () => {
    if (!admission) {
      fail(me);
      return;
    }
    logIn(me, admission);
    me.numeric("903", "SASL authentication successful");
  };
}

function respond(me: IrcParticipant, exchange: SaslExchange, chunk: string): Outcome {
  const response = chunk === "*" ? "*" : exchange.add(chunk);
  if (response === null) return undefined;
  exchanges.delete(me);
  if (response === "*") me.refuse("saslAborted");
  else if (response === "too-long") me.refuse("saslTooLong");
  else return decide(me, response);
  return undefined;
}

/** AUTHENTICATE with PLAIN (ircv3.net sasl-3.2); also after registration, for who identifies later. */
export const authenticating: CommandTable = {
  AUTHENTICATE: {
    isEarly: true,
    needs: 1,
    run(me, [argument = ""]) {
      if (!me.has("sasl")) me.refuse("saslFail");
      else if (me.account !== null) me.refuse("saslAlready");
      else {
        const exchange = exchanges.get(me);
        if (exchange) return respond(me, exchange, argument);
        begin(me, argument);
      }
      return undefined;
    },
  },
};
