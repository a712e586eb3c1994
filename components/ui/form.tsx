"use client";

import { type ComponentProps, type FormEvent, useEffect, useRef, useTransition } from "react";
import { cn } from "#components/cn";

interface FormProps extends Omit<ComponentProps<"form">, "action" | "onSubmit"> {
  /** What `useActionState` returned, or a server action. */
  readonly action: (form: FormData) => void | Promise<void>;
  /** Told what is sent. Not without script. */
  readonly onSend?: ((form: FormData) => void) | undefined;
}

/**
 * A form for a server action. Unlike a bare `<form action>`, it keeps what people typed when the action refuses, and
 * then puts the focus on the first field at fault. Change its `key` to empty it. Without script it posts as usual.
 */
export function Form({ action, onSend, className, ...props }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  const sent = useRef(false);
  const [pending, start] = useTransition();

  useEffect(() => {
    if (pending || !sent.current) return;
    sent.current = false;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [pending]);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const submitter = (event.nativeEvent as SubmitEvent).submitter;
    const data = new FormData(event.currentTarget, submitter);
    sent.current = true;
    onSend?.(data);
    start(() => action(data));
  }

  return (
    <form
      noValidate
      {...props}
      ref={form}
      action={action}
      onSubmit={submit}
      className={cn("flex flex-col gap-4", className)}
    />
  );
}
