"use client";

import { AlertDialog } from "@base-ui/react/alert-dialog";
import { type ReactNode, useId, useState, useTransition } from "react";
import { cn } from "#components/cn";
import { Alert } from "#components/ui/alert";
import { Button, type ButtonProps } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { backdropClass, popupClass } from "#components/ui/popup-class";
import { useWords } from "#components/use-words";

interface ConfirmDialogProps {
  /** The label of the button that asks. */
  readonly trigger: ReactNode;
  readonly triggerProps?:
    | Pick<ButtonProps, "variant" | "size" | "disabled" | "aria-label">
    | undefined;
  /** A question that names the thing: "Remove #dev?" */
  readonly title: ReactNode;
  /** What will happen, and whether it can be undone. */
  readonly description: ReactNode;
  /** The verb: "Remove channel". */
  readonly confirm: ReactNode;
  readonly tone?: "danger" | "primary" | undefined;
  /** For what cannot be undone: has to be typed before the button works. */
  readonly phrase?: string | undefined;
  /** More fields, sent along. */
  readonly children?: ReactNode;
  /** Does it. Answers with what went wrong, to be shown here, or with nothing, which closes the dialog. */
  readonly onConfirm: (form: FormData) => Promise<string | undefined>;
}

/** Asks before something is done that hurts. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { trigger, triggerProps = {}, title, description } = props;
  const { variant, size, ...rest } = triggerProps;
  const [open, setOpen] = useState(false);
  return (
    <AlertDialog.Root open={open} onOpenChange={setOpen}>
      <AlertDialog.Trigger
        {...rest}
        render={<Button variant={variant ?? "danger-quiet"} size={size} />}
      >
        {trigger}
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={backdropClass} />
        <AlertDialog.Viewport className="fixed inset-0 flex items-end justify-center overflow-y-auto p-3 sm:items-center sm:p-6">
          <AlertDialog.Popup
            className={cn(popupClass, "w-full overflow-hidden rounded-xl sm:max-w-md")}
          >
            <div className="px-5 pt-5 pb-4">
              <AlertDialog.Title className="text-lg font-semibold">{title}</AlertDialog.Title>
              <AlertDialog.Description
                render={<div />}
                className="mt-1.5 text-base text-muted-foreground"
              >
                {description}
              </AlertDialog.Description>
            </div>
            <ConfirmForm {...props} onDone={() => setOpen(false)} />
          </AlertDialog.Popup>
        </AlertDialog.Viewport>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

type ConfirmFormProps = Pick<
  ConfirmDialogProps,
  "confirm" | "tone" | "phrase" | "children" | "onConfirm"
> & { readonly onDone: () => void };

function ConfirmForm(props: ConfirmFormProps) {
  const t = useWords("kit");
  const { confirm, tone = "danger", phrase, children, onConfirm, onDone } = props;
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string>();
  const [pending, start] = useTransition();
  const form = useId();

  return (
    <>
      <form
        id={form}
        className="flex flex-col gap-3 px-5 pb-5 empty:hidden"
        onSubmit={(event) => {
          event.preventDefault();
          const data = new FormData(event.currentTarget);
          start(async () => {
            const answer = await onConfirm(data);
            setProblem(answer);
            if (answer === undefined) onDone();
          });
        }}
      >
        {children}
        {phrase !== undefined && (
          <Field label={t("typeToConfirm", { phrase })}>
            <Input
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              autoComplete="off"
              spellCheck={false}
              mono
            />
          </Field>
        )}
        {problem !== undefined && (
          <Alert live tone="danger">
            {problem}
          </Alert>
        )}
      </form>
      <footer className="flex justify-end gap-2 border-t border-border bg-muted/50 px-5 py-3 max-sm:flex-col-reverse">
        <AlertDialog.Close render={<Button />}>{t("cancel")}</AlertDialog.Close>
        <Button
          type="submit"
          form={form}
          variant={tone}
          pending={pending}
          disabled={phrase !== undefined && typed !== phrase}
        >
          {confirm}
        </Button>
      </footer>
    </>
  );
}
