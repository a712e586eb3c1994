import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ["2xs"],
      spacing: ["control", "control-sm", "cell"],
      shadow: ["raised", "floating"],
    },
  },
});

/** Joins class names; where two Tailwind classes set the same property, the later one wins. */
export function cn(...inputs: ClassValue[]): string {
  return merge(clsx(inputs));
}
