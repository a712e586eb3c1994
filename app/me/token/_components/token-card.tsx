"use client";

import { type ReactNode, useState } from "react";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { SelectField } from "#components/ui/select-field";
import { type Step, StepList } from "#components/ui/step-list";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import type { IrcTokenKind } from "#core/tokens/mint";
import type { TokenNetwork } from "#core/tokens/overview";
import type { Words } from "#core/words/translate";
import type { TokenOutcome } from "../_lib/outcome.ts";
import { useCard } from "../_lib/use-card.ts";
import { ActiveToken } from "./active-token.tsx";
import { BotState } from "./bot-state.tsx";
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
  /** The network to begin with; the first when it is none of them. */
  readonly begin: string | undefined;
  readonly live: readonly ShownToken[];
  readonly mayMake: boolean;
  readonly icon: ReactNode;
}

/** Makes a token, shows it once with the command to paste, and what becomes of it, live. */
export function TokenCard({ networks, begin, live, mayMake, icon }: TokenCardProps) {
  const t = useWords("me");
  const [networkId, setNetworkId] = useState(begin);
  const network = networks.find(({ id }) => id === networkId) ?? networks[0];
  const card = useCard(network, live);
  if (!network) return null;
  const { made, active, outcome, aside, state } = card;
  const fresh = made && !card.isOver ? made : null;

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
          {fresh && (
            <FreshToken
              key={fresh.id}
              made={fresh}
              network={network}
              onGone={card.refresh}
              onCancelled={() => card.cancelled(fresh.id)}
            />
          )}
          {!made && active && !card.isOver && <ActiveToken token={active} />}
          {aside && (
            <p role="status" className="text-sm text-muted-foreground">
              {t("token.aside", { result: t(`token.outcome.${aside.result}`) })}
            </p>
          )}
          <Form action={card.submit} className="flex flex-wrap items-end gap-3">
            {networks.length > 1 ? (
              <SelectField
                name="networkId"
                label={t("token.network")}
                value={network.id}
                onChange={(event) => setNetworkId(event.target.value)}
                choices={networks.map(({ id, name }) => [id, name])}
              />
            ) : (
              <input type="hidden" name="networkId" value={network.id} />
            )}
            <SubmitButton variant={fresh ? "secondary" : "primary"} disabled={!mayMake}>
              {t(buttonWords(made !== null || active !== undefined, outcome?.accepted === true))}
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
