/** The look of a link inside running text or a table. */
export const textLinkClass =
  "rounded-sm font-medium text-primary underline decoration-primary/35 underline-offset-3 hover:decoration-current";
