"use client";

import { Dialog } from "@base-ui/react/dialog";
import { Button } from "#components/ui/button";
import { FormMessage } from "#components/ui/form-message";
import { Spinner } from "#components/ui/spinner";
import { useWords } from "#components/use-words";
import { JobLine } from "../job-line.tsx";
import type { ChosenAct } from "./use-act.tsx";

/** What had the focus is gone: the field, or the button that said yes. Never for that one: who types on has not read the question. */
const takeFocus = (button: HTMLButtonElement | null) => button?.focus();

/** In place of the list: the question before an act, then what becomes of it. Stays until somebody leaves it. */
export function ActPanel({ chosen }: { readonly chosen: ChosenAct }) {
  const t = useWords("console");
  const kit = useWords("kit");
  const { act, answer, pending, confirm, leave, dialog } = chosen;
  const asks = act.question !== null && answer.status === "idle";

  return (
    <>
      <div className="flex min-h-0 flex-col gap-2 overflow-y-auto px-5 pt-5 pb-4">
        <h2 className="text-lg font-semibold">
          <bdi>{act.label}</bdi>
          {act.more !== "" && (
            <span className="ml-2 text-sm font-normal text-muted-foreground">{act.more}</span>
          )}
        </h2>
        {asks && <p className="text-base text-muted-foreground">{act.question?.text}</p>}
        {pending && !asks && <Spinner />}
        {answer.status === "done" && answer.jobId !== undefined && <JobLine jobId={answer.jobId} />}
        {answer.status === "failed" && <FormMessage state={answer} />}
      </div>
      <footer className="flex justify-end gap-2 border-t border-border bg-muted/50 px-5 py-3 max-sm:flex-col-reverse">
        <Button key={asks ? "asked" : "done"} ref={takeFocus} variant="ghost" onClick={leave}>
          {t("palette.back")}
        </Button>
        {asks ? (
          <Button variant="danger" pending={pending} onClick={confirm}>
            {act.question?.confirm}
          </Button>
        ) : (
          <Dialog.Close render={<Button />}>{kit("close")}</Dialog.Close>
        )}
      </footer>
      {dialog}
    </>
  );
}
