"use client";

import { CircleCheck, Info, OctagonAlert, TriangleAlert } from "lucide-react";
import { Toaster as Sonner } from "sonner";
import { Spinner } from "#components/ui/spinner";
import { useWords } from "#components/use-words";

const icon = "size-4";

/** Where toasts appear. Raise one with `toast` from sonner; never as the only place of an error. */
export function Toaster() {
  const t = useWords("kit");
  return (
    <Sonner
      position="bottom-right"
      visibleToasts={3}
      duration={4000}
      gap={8}
      offset={{ bottom: "3rem", right: "1rem" }}
      mobileOffset={{ bottom: "5rem" }}
      containerAriaLabel={t("notices")}
      icons={{
        success: <CircleCheck className={`${icon} text-success`} />,
        info: <Info className={`${icon} text-info`} />,
        warning: <TriangleAlert className={`${icon} text-warning`} />,
        error: <OctagonAlert className={`${icon} text-danger`} />,
        loading: <Spinner />,
      }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-full items-center gap-2.5 rounded-lg border border-border bg-popover px-3.5 py-3 text-sm text-foreground shadow-floating font-sans sm:w-(--width)",
          content: "min-w-0 flex-1",
          title: "font-medium",
          description: "text-muted-foreground",
          actionButton:
            "shrink-0 rounded-md border border-input px-2.5 py-1 text-sm font-medium hover:bg-hover",
          cancelButton: "shrink-0 px-2 py-1 text-sm text-muted-foreground hover:text-foreground",
        },
      }}
    />
  );
}
