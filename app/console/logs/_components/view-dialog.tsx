"use client";

import { useActionState, useEffect, useEffectEvent, useId, useRef } from "react";
import { toast } from "sonner";
import { Button } from "#components/ui/button";
import { CheckboxField } from "#components/ui/choice-field";
import { Dialog, DialogClose, DialogContent } from "#components/ui/dialog";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { InputField } from "#components/ui/input-field";
import { useWords } from "#components/use-words";
import type { LogView } from "#core/log-views/log-views";
import type { ActionState, Done } from "#web/action";
import { renameView, saveView } from "../actions.ts";

interface Named extends Done {
  readonly viewId: string;
}

type NameView = (before: ActionState, form: FormData) => Promise<ActionState<string, Named>>;

interface ViewDialogProps {
  /** The one that gets another name; null for a new one with these filters. */
  readonly view: LogView | null;
  readonly query: string;
  readonly mayShare: boolean;
  readonly onClose: () => void;
  readonly onDone: (viewId: string) => void;
}

/** Asks for the name of a view, and of those who may share whether others see it. */
export function ViewDialog({ view, query, mayShare, onClose, onDone }: ViewDialogProps) {
  const t = useWords("console");
  const form = useId();
  const name = useRef<HTMLInputElement>(null);
  const action: NameView = view ? renameView : saveView;
  const [state, submit, pending] = useActionState<ActionState<string, Named>, FormData>(action, {
    status: "idle",
  });
  const done = useEffectEvent(({ message, viewId }: Named) => {
    toast.success(message);
    onDone(viewId);
    onClose();
  });
  useEffect(() => {
    if (state.status === "done") done(state);
  }, [state]);
  const fields = state.status === "failed" ? state.fields : undefined;

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={view ? t("logs.views.renameTitle", { name: view.name }) : t("logs.views.saveTitle")}
        description={view ? undefined : t("logs.views.kept")}
        focusFirst={() => name.current}
        footer={
          <>
            <DialogClose />
            <Button type="submit" form={form} variant="primary" pending={pending}>
              {t("logs.views.submit")}
            </Button>
          </>
        }
      >
        <Form id={form} action={submit}>
          {view ? (
            <input type="hidden" name="id" value={view.id} />
          ) : (
            <input type="hidden" name="query" value={query} />
          )}
          <InputField
            ref={name}
            name="name"
            label={t("logs.views.name")}
            errors={fields?.name}
            defaultValue={view?.name}
            maxLength={60}
            required
          />
          {mayShare && (
            <CheckboxField
              name="shared"
              label={t("logs.views.share")}
              hint={t("logs.views.shareHint")}
              defaultChecked={view?.shared}
            />
          )}
          {state.status === "failed" && <FormMessage state={state} />}
        </Form>
      </DialogContent>
    </Dialog>
  );
}
