"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useActionState, useState } from "react";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import { Field } from "#components/ui/field";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { Select } from "#components/ui/select";
import { StatusLight } from "#components/ui/status-light";
import { type Step, StepList } from "#components/ui/step-list";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import type { IrcTokenKind } from "#core/tokens/mint";
import type { TokenNetwork } from "#core/tokens/overview";
import type { Words } from "#core/words/translate";
import { type StreamEvent, useStream } from "#web/use-stream";
import { outcomeOf, type TokenOutcome } from "../_lib/outcome.ts";
import { makeToken } from "../actions.ts";
import { ActiveToken } from "./active-token.tsx";
import { FreshToken } from "./fresh-token.tsx";
import { OutcomeView } from "./outcome-view.tsx";

export interface ShownToken {
  readonly id: string;
  readonly kind: IrcTokenKind;
  readonly networkId: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

interface TokenCardProps {
  readonly networks: readonly TokenNetwork[];
  readonly live: readonly ShownToken[];
  readonly mayMake: boolean;
  readonly icon: ReactNode;
}

/** Makes a token, shows it once with the command to paste, and what becomes of it, live. */
export function TokenCard({ networks, live, mayMake, icon }: TokenCardProps) {
  const t = useWords("me");
  const router = useRouter();
  const [networkId, setNetworkId] = useState(networks[0]?.id ?? "");
  const [outcome, setOutcome] = useState<TokenOutcome | null>(null);
  const [state, submit] = useActionState(
    async (...[previous, form]: Parameters<typeof makeToken>) => {
      setOutcome(null);
      return makeToken(previous, form);
    },
    { status: "idle" },
  );

  useStream({ topics: ["token"] }, (event: StreamEvent) => {
    const next = outcomeOf(event);
    if (!next) return;
    setOutcome(next);
    router.refresh();
  });

  const network = networks.find(({ id }) => id === networkId) ?? networks[0];
  if (!network) return null;
  const made = state.status === "done" && state.made.networkId === network.id ? state.made : null;
  const active = live.find((token) => token.networkId === network.id && token.id !== made?.id);
  const done = outcome?.accepted === true;

  return (
    <div className="grid gap-6 md:grid-cols-[11rem_minmax(0,1fr)]">
      <StepList steps={stepsOf(made !== null, outcome, t)} className="max-md:hidden" />
      <Card>
        <CardHeader
          icon={icon}
          title={network.kind === "register" ? t("token.register") : t("token.logIn")}
          description={
            network.kind === "register"
              ? t("token.registerText", { name: network.name })
              : t("token.logInText", { name: network.name })
          }
        />
        <CardBody className="flex flex-col gap-4">
          <BotState network={network} />
          {outcome && <OutcomeView outcome={outcome} />}
          {made && !outcome && (
            <FreshToken
              key={made.id}
              made={made}
              network={network}
              onGone={() => router.refresh()}
            />
          )}
          {!made && active && !outcome && <ActiveToken token={active} />}
          <Form action={submit} className="flex flex-wrap items-end gap-3">
            {networks.length > 1 ? (
              <Field label={t("token.network")}>
                <Select
                  name="networkId"
                  value={network.id}
                  onChange={(event) => setNetworkId(event.target.value)}
                >
                  {networks.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </Select>
              </Field>
            ) : (
              <input type="hidden" name="networkId" value={network.id} />
            )}
            <SubmitButton variant={made && !outcome ? "secondary" : "primary"} disabled={!mayMake}>
              {t(buttonWords(made !== null || active !== undefined, done))}
            </SubmitButton>
          </Form>
          {state.status === "failed" && <FormMessage state={state} />}
        </CardBody>
      </Card>
    </div>
  );
}

function buttonWords(hasToken: boolean, done: boolean) {
  if (done) return "token.makeNext";
  return hasToken ? "token.makeAnother" : "token.make";
}

function stepsOf(made: boolean, outcome: TokenOutcome | null, t: Words<"me">): Step[] {
  const accepted = outcome?.accepted === true;
  const sent = made && !accepted;
  return [
    { label: t("token.make"), state: made || accepted ? "done" : "current" },
    { label: t("token.send"), state: accepted ? "done" : sent ? "current" : "todo" },
    { label: t("token.connected"), state: accepted ? "done" : "todo" },
  ];
}

function BotState({ network }: { readonly network: TokenNetwork }) {
  const t = useWords("me");
  return (
    <StatusLight state={network.online ? "ok" : "bad"}>
      {t(stateOf(network), {
        nick: network.botNick,
        network: network.name,
        detail: network.statusDetail,
      })}
    </StatusLight>
  );
}

function stateOf({ online, statusDetail }: TokenNetwork) {
  if (online) return "token.botOnline";
  return statusDetail ? "token.botAwayBecause" : "token.botAway";
}
