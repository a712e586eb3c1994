"use client";

import { Alert } from "#components/ui/alert";
import { Mono } from "#components/ui/irc-name";
import { Time } from "#components/ui/time";
import { useWords } from "#components/use-words";
import type { TokenOutcome } from "../_lib/outcome.ts";

/** How it ended: who was linked, or why it was refused and what to do now. */
export function OutcomeView({ outcome }: { readonly outcome: TokenOutcome }) {
  const t = useWords("me");
  const { accepted, burnt, leavesLive, result, hostmask, account, at } = outcome;
  return (
    <Alert tone={accepted ? "success" : "warning"} title={t(`token.outcome.${result}`)} live>
      {hostmask && (
        <p>
          {t.rich(accepted ? "token.usedBy" : "token.sentBy", {
            hostmask: () => <Mono>{hostmask}</Mono>,
            account: account ? t("token.account", { account }) : "",
            time: () => <Time at={new Date(at)} show="time" />,
          })}
        </p>
      )}
      {accepted && <p>{t("token.usedUp")}</p>}
      {burnt && <p>{t("token.afterBurnt")}</p>}
      {result === "limited" && <p>{t("token.afterLimited")}</p>}
      {leavesLive && <p>{t("token.stillGood")}</p>}
      {!accepted && !burnt && hostmask && <p>{t("token.afterRefused")}</p>}
    </Alert>
  );
}
