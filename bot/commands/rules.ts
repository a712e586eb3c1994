/** What operators decided about the modules that run, worked out once for each network and kept until something changes. */
import { defaultPolicy, type ModulePolicy } from "#core/modules/policy";
import type { CommandHosts } from "../host/module-hosts.ts";
import type { Registry } from "./registry.ts";

export interface Rules {
  /** Modules with rules of their own; the others answer everywhere. */
  readonly ruled: readonly { readonly name: string; readonly policy: ModulePolicy }[];
  /** Command prefixes that modules have of their own. */
  readonly prefixes: readonly string[];
}

/** Gives the way to ask; that costs nothing as long as neither modules nor decisions change. */
export function createRules(
  hosts: Pick<CommandHosts, "manifests" | "onManifests">,
  registry: Pick<Registry, "policyFor" | "revision">,
): (networkId: string) => Rules {
  const known = new Map<string, Rules>();
  let revision = registry.revision;
  hosts.onManifests(() => known.clear());

  const work = (networkId: string): Rules => {
    const ruled = hosts
      .manifests()
      .map(({ name }) => ({ name, policy: registry.policyFor(name, networkId) }))
      .filter(({ policy }) => policy !== defaultPolicy);
    return { ruled, prefixes: ruled.flatMap(({ policy }) => policy.commandPrefix ?? []) };
  };

  return (networkId) => {
    if (revision !== registry.revision) {
      revision = registry.revision;
      known.clear();
    }
    const rules = known.get(networkId) ?? work(networkId);
    known.set(networkId, rules);
    return rules;
  };
}
