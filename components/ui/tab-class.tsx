export const tabListClass =
  "flex gap-1 overflow-x-auto border-b border-border [scrollbar-width:none] [&::-webkit-scrollbar]:hidden";

/** A tab, current when it carries `data-active` or `aria-current`. */
export const tabClass =
  "relative inline-flex h-control shrink-0 items-center gap-2 rounded-t-md px-3 text-base font-medium whitespace-nowrap text-muted-foreground hover:text-foreground focus-visible:-outline-offset-2 after:absolute after:inset-x-2 after:bottom-0 after:h-0.5 after:rounded-full data-active:text-foreground data-active:after:bg-primary aria-[current=page]:text-foreground aria-[current=page]:after:bg-primary [&_svg]:size-4";
