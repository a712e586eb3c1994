/** The look of whatever floats above the page, and how it comes and goes. */
export const popupClass =
  "origin-(--transform-origin) rounded-lg border border-border bg-popover text-foreground shadow-floating outline-none transition-[opacity,scale] duration-100 ease-out data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0 data-instant:transition-none";

export const backdropClass =
  "fixed inset-0 min-h-dvh bg-(--overlay) transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0";
