"use client";

import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { cn } from "#components/cn";
import { Input } from "#components/ui/input";
import { useWords } from "#components/use-words";

type PasswordInputProps = Omit<ComponentProps<typeof Input>, "type"> & {
  readonly autoComplete: "new-password" | "current-password";
};

/** A password that can be looked at. Pasting is welcome; there is no second box to type it again. */
export function PasswordInput({ className, ...props }: PasswordInputProps) {
  const t = useWords("kit");
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  const label = shown ? t("hidePassword") : t("showPassword");
  return (
    <span className="relative block">
      <Input
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        {...props}
        type={shown ? "text" : "password"}
        className={cn("pr-11", className)}
      />
      <button
        type="button"
        aria-label={label}
        title={label}
        onClick={() => setShown(!shown)}
        className="absolute inset-y-0 right-0 grid w-11 place-items-center rounded-md text-muted-foreground hover:text-foreground focus-visible:-outline-offset-2"
      >
        <Icon aria-hidden="true" className="size-4" />
      </button>
    </span>
  );
}
