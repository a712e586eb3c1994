"use client";

import { ChevronRight } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { Card, CardBody, CardHeader } from "#components/ui/card";

interface PartCardProps {
  readonly title: ReactNode;
  readonly description: ReactNode;
  readonly icon: ReactNode;
  readonly children: ReactNode;
}

/** One part of a long form. */
export function PartCard({ children, ...head }: PartCardProps) {
  return (
    <Card>
      <CardHeader {...head} />
      <CardBody className="flex flex-col gap-4">{children}</CardBody>
    </Card>
  );
}

/** A part that most people leave alone: folded, until something in it is wrong. */
export function FoldedCard({
  title,
  description,
  icon,
  hasErrors,
  children,
}: PartCardProps & { readonly hasErrors: boolean }) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (hasErrors && details.current) details.current.open = true;
  }, [hasErrors]);
  return (
    <Card>
      <details ref={details} className="group">
        <summary className="flex cursor-pointer list-none items-center gap-2.5 rounded-lg px-4 py-3.5 hover:bg-hover md:px-5 [&::-webkit-details-marker]:hidden">
          <span aria-hidden="true" className="self-start text-muted-foreground [&_svg]:size-4.5">
            {icon}
          </span>
          <span className="min-w-0 flex-1">
            <span className="block text-base font-semibold">{title}</span>
            <span className="block text-sm text-muted-foreground">{description}</span>
          </span>
          <ChevronRight
            aria-hidden="true"
            className="size-4 shrink-0 text-muted-foreground transition-transform group-open:rotate-90"
          />
        </summary>
        <CardBody className="flex flex-col gap-4 pt-2">{children}</CardBody>
      </details>
    </Card>
  );
}
