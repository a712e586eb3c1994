"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "#components/cn";
import { Button, type ButtonProps } from "#components/ui/button";
import { popupClass } from "#components/ui/popup-class";

/** Holds trigger and content. */
export const Menu = Base.Root;

export function MenuTrigger({ variant, size, ...props }: Omit<ButtonProps, "render">) {
  return <Base.Trigger {...props} render={<Button variant={variant} size={size} />} />;
}

interface MenuContentProps {
  readonly children: ReactNode;
  readonly align?: "start" | "center" | "end" | undefined;
  readonly side?: "top" | "bottom" | "left" | "right" | undefined;
  readonly className?: string | undefined;
}

export function MenuContent({
  children,
  align = "end",
  side = "bottom",
  className,
}: MenuContentProps) {
  return (
    <Base.Portal>
      <Base.Positioner align={align} side={side} sideOffset={6} className="z-50 outline-none">
        <Base.Popup
          className={cn(
            popupClass,
            "max-h-(--available-height) min-w-44 max-w-80 overflow-y-auto p-1",
            className,
          )}
        >
          {children}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}

const itemClass =
  "flex min-h-control-sm cursor-default items-center gap-2.5 rounded-md px-2.5 text-base outline-none select-none data-disabled:opacity-50 data-highlighted:bg-hover [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted-foreground";

const dangerClass = "text-danger data-highlighted:bg-danger-soft [&_svg]:text-danger";

interface MenuItemProps extends Omit<ComponentProps<typeof Base.Item>, "className"> {
  readonly icon?: ReactNode;
  readonly danger?: boolean | undefined;
}

export function MenuItem({ icon, danger, children, ...props }: MenuItemProps) {
  return (
    <Base.Item {...props} className={cn(itemClass, danger && dangerClass)}>
      {icon}
      {children}
    </Base.Item>
  );
}

/** A line between groups of items. */
export function MenuSeparator() {
  return <Base.Separator className="my-1 h-px bg-border" />;
}

interface MenuChoicesProps {
  /** The value of the item that is chosen; one that no item has when none is. */
  readonly value: string;
  readonly onChoose: (value: string) => void;
  readonly children: ReactNode;
}

/** Items of which one is chosen: {@link MenuChoice}, by {@link MenuGroup} where there are many. */
export function MenuChoices({ value, onChoose, children }: MenuChoicesProps) {
  return (
    <Base.RadioGroup value={value} onValueChange={(next: string) => onChoose(next)}>
      {children}
    </Base.RadioGroup>
  );
}

interface MenuGroupProps {
  readonly label: string;
  readonly children: ReactNode;
}

export function MenuGroup({ label, children }: MenuGroupProps) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2.5 pt-1.5 pb-1 text-xs font-medium text-muted-foreground">
        {label}
      </Base.GroupLabel>
      {children}
    </Base.Group>
  );
}

interface MenuChoiceProps {
  readonly value: string;
  readonly children: ReactNode;
  /** What tells it from others of its name. */
  readonly more?: ReactNode;
}

export function MenuChoice({ value, children, more }: MenuChoiceProps) {
  return (
    <Base.RadioItem value={value} closeOnClick className={cn(itemClass, "pl-9")}>
      <Base.RadioItemIndicator className="-ml-6.5">
        <Check aria-hidden="true" />
      </Base.RadioItemIndicator>
      <bdi className="min-w-0 flex-1 truncate">{children}</bdi>
      {more && (
        <span className="max-w-24 shrink-0 truncate text-sm text-muted-foreground">{more}</span>
      )}
    </Base.RadioItem>
  );
}
