/** The hosts there are: one for the built-in modules, one for those of the user's folder, and more where modules are pinned. */
import { HostSlot, type SlotDeps } from "./host-slot.ts";
import type { ModuleSource } from "./messages.ts";

type Origin = ModuleSource["origin"];

export interface HostSlots {
  /** Starts every host that these modules need; resolves when each module was loaded or has failed. */
  start(modules: readonly ModuleSource[]): Promise<void>;
  /** Where a module belongs. */
  for(module: ModuleSource): HostSlot;
  /** Where the module of that origin is now, if anywhere. */
  with(name: string, origin: Origin): HostSlot | undefined;
  all(): readonly HostSlot[];
  close(): Promise<void>;
}

/**
 * `pins` gives the name of a host to modules that shall not share the common one; modules with the same name share theirs.
 * Built-in modules and those of the user's folder never share a host: only the former may touch the database.
 */
export function createHostSlots(
  pins: Readonly<Record<string, string>>,
  depsFor: (name: string, origin: Origin) => SlotDeps,
): HostSlots {
  const slots = new Map<string, HostSlot>();
  let all: readonly HostSlot[] = [];

  const slotFor = ({ name, origin }: Pick<ModuleSource, "name" | "origin">): HostSlot => {
    const pin = Object.hasOwn(pins, name) ? pins[name] : undefined;
    const key = pin === undefined ? origin : `${origin} (${pin})`;
    const known = slots.get(key);
    if (known) return known;
    const made = new HostSlot(depsFor(key, origin));
    slots.set(key, made);
    all = [...slots.values()];
    return made;
  };

  return {
    async start(modules) {
      const wanted = new Map<HostSlot, ModuleSource[]>();
      for (const module of modules) {
        const slot = slotFor(module);
        wanted.set(slot, [...(wanted.get(slot) ?? []), module]);
      }
      await Promise.all(Array.from(wanted, ([slot, its]) => slot.start(its)));
    },
    for: slotFor,
    with(name, origin) {
      return all.find((slot) => slot.origin === origin && slot.has(name));
    },
    all: () => all,
    async close() {
      await Promise.all(all.map((slot) => slot.close()));
    },
  };
}
