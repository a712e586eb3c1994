import { Alert } from "#components/ui/alert";
import { Mono } from "#components/ui/irc-name";
import { Time } from "#components/ui/time";
import type { TokenOutcome } from "../_lib/outcome.ts";

/** How it ended: who was linked, or why it was refused and what to do now. */
export function OutcomeView({ outcome }: { readonly outcome: TokenOutcome }) {
  const { accepted, burnt, words, hostmask, account, at } = outcome;
  return (
    <Alert tone={accepted ? "success" : "warning"} title={words} live>
      {hostmask && (
        <p>
          {accepted ? "As " : "Sent by "}
          <Mono>{hostmask}</Mono>
          {account && <> (account {account})</>} at <Time at={new Date(at)} show="time" />.
        </p>
      )}
      {accepted && <p>The token is used up; next time you need a new one.</p>}
      {burnt && <p>Make a new one and send it in a private message.</p>}
      {!accepted && !burnt && (
        <p>If that was not you, make a new token: it makes this one worthless.</p>
      )}
    </Alert>
  );
}
