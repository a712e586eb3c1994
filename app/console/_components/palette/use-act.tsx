"use client";

import { type ReactNode, useState, useTransition } from "react";
import type { ActionState } from "#web/action";
import { changeChannel, controlProcess, setConnection, startProcess } from "../../bot/actions.ts";
import { reloadModule } from "../../modules/actions.ts";
import { useStepUp } from "../step-up/use-step-up.tsx";
import type { Act } from "./acts.ts";

type Send = (previous: { readonly status: "idle" }, form: FormData) => Promise<ActionState>;

const actions: Readonly<Record<Act["by"], Send>> = {
  connection: setConnection,
  channel: changeChannel,
  process: controlProcess,
  start: startProcess,
  modules: reloadModule,
};

/** An act that was chosen, and how far it is: asked about, under way, answered. */
export interface ChosenAct {
  readonly act: Act;
  readonly answer: ActionState;
  readonly pending: boolean;
  /** Yes to its question. */
  readonly confirm: () => void;
  /** Back to the search; what was asked of the bot goes on. */
  readonly leave: () => void;
  /** Where the password is asked for. */
  readonly dialog: ReactNode;
}

const IDLE: ActionState = { status: "idle" };

/** Does what is chosen: at once, or after a yes; with the password where its action wants it. */
export function useAct(): {
  readonly chosen: ChosenAct | null;
  readonly choose: (act: Act) => void;
} {
  const { guard, dialog } = useStepUp();
  const [act, setAct] = useState<Act | null>(null);
  const [answer, setAnswer] = useState<ActionState>(IDLE);
  const [pending, startSending] = useTransition();

  const send = ({ by, fields }: Act) =>
    startSending(async () => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      setAnswer(await guard(() => actions[by]({ status: "idle" }, form)));
    });
  function choose(next: Act) {
    setAct(next);
    setAnswer(IDLE);
    if (next.question === null) send(next);
  }

  const confirm = () => act && send(act);
  const leave = () => setAct(null);
  return { chosen: act && { act, answer, pending, confirm, leave, dialog }, choose };
}
