import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import { networkNames } from "./network-names.ts";

export interface ChosenNetwork {
  readonly id: string;
  readonly name: string;
}

/**
 * The network that this browser looks at, from the cookie `network`; null for all of them. A network that is gone, or that is the only one,
 * is no choice.
 */
export const chosenNetwork = cache(async (): Promise<ChosenNetwork | null> => {
  const id = (await cookies()).get("network")?.value;
  if (id === undefined || id === "") return null;
  const names = await networkNames();
  const name = Object.hasOwn(names, id) ? names[id] : undefined;
  return name === undefined || Object.keys(names).length < 2 ? null : { id, name };
});
