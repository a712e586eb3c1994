import { cva, type VariantProps } from "class-variance-authority";
import { type ComponentProps, cloneElement, type ReactElement, type ReactNode } from "react";
import { cn } from "#components/cn";
import { Spinner } from "#components/ui/spinner";

export const buttonClass = cva(
  "inline-flex shrink-0 items-center justify-center gap-2 rounded-md border font-medium whitespace-nowrap select-none transition-colors duration-100 disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary:
          "border-transparent bg-primary text-primary-foreground shadow-raised not-disabled:hover:bg-primary-hover",
        secondary:
          "border-input/60 bg-card text-foreground shadow-raised not-disabled:hover:bg-hover data-popup-open:bg-hover high-contrast:border-input",
        ghost:
          "border-transparent text-foreground not-disabled:hover:bg-hover data-popup-open:bg-hover",
        danger:
          "border-transparent bg-danger-solid text-white shadow-raised not-disabled:hover:bg-danger-solid-hover",
        "danger-quiet":
          "border-danger/45 bg-card text-danger not-disabled:hover:bg-danger-soft high-contrast:border-danger",
        link: "border-transparent text-primary underline underline-offset-4 decoration-primary/40 hover:decoration-primary",
      },
      size: {
        sm: "h-control-sm px-2.5 text-sm",
        md: "h-control px-3.5 text-base",
        lg: "h-11 px-5 text-lg",
        icon: "size-control p-0",
        "icon-sm": "size-control-sm p-0",
      },
    },
    compoundVariants: [
      { variant: "link", size: ["sm", "md", "lg"], class: "h-auto min-h-6 px-0 max-md:min-h-10" },
    ],
    defaultVariants: { variant: "secondary", size: "md" },
  },
);

export interface ButtonProps
  extends Omit<ComponentProps<"button">, "children">,
    VariantProps<typeof buttonClass> {
  readonly children?: ReactNode;
  /** Shows a spinner and ignores clicks while something is under way. The label stays, so the width does too. */
  readonly pending?: boolean | undefined;
  /** An element to become the button instead, usually a link: `render={<Link href="/me" />}`. */
  readonly render?:
    | ReactElement<{ className?: string | undefined; children?: ReactNode }>
    | undefined;
}

/** A button, `type="button"` unless told otherwise. Inside a form use `SubmitButton`. */
export function Button(props: ButtonProps) {
  const { variant, size, pending = false, render, className, children, ...rest } = props;
  const classes = cn(buttonClass({ variant, size }), className);
  const iconOnly = size === "icon" || size === "icon-sm";
  if (render) return cloneElement(render, { ...rest, className: classes, children });
  return (
    <button
      type="button"
      {...rest}
      disabled={rest.disabled === true || pending}
      aria-busy={pending || undefined}
      className={classes}
    >
      {pending && <Spinner />}
      {!(pending && iconOnly) && children}
    </button>
  );
}
