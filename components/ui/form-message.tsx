import { Alert } from "#components/ui/alert";

/** The part of a server action's answer that is shown above or below its form. */
export type FormOutcome =
  | { readonly status: "idle" }
  | { readonly status: "done" | "failed"; readonly message: string };

interface FormMessageProps {
  readonly state: FormOutcome;
  readonly className?: string | undefined;
}

/** Says how the last sending of a form went, and reads it out. Shows nothing before that. */
export function FormMessage({ state, className }: FormMessageProps) {
  if (state.status === "idle" || state.message === "") return null;
  return (
    <Alert live tone={state.status === "done" ? "success" : "danger"} className={className}>
      {state.message}
    </Alert>
  );
}
