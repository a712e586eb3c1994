/** Apart from the rest of the kit: the page that stands in for the root layout carries its words in its script. */
export const failure = {
  title: "This page could not be shown",
  text: "The cause has been logged. Try again in a moment; if it keeps happening, give the people who run this bot the number below.",
  reference: "Error number: <number></number>",
  retry: "Try again",
} as const;
