/** What the next life of a host begins with: each module in the version that last ran, whatever is on disk by now. */
import type { Log } from "#core/log";
import type { EventName } from "../module-api.ts";
import type { ModuleFolder, ModuleManifest, StartingModule } from "./messages.ts";

interface Kept {
  readonly folder: ModuleFolder;
  /** The bundle that ran; null while none has. */
  readonly bundle: string | null;
  readonly listens: readonly EventName[];
}

interface KeptDeps {
  readonly log: Log;
  settingsOf(module: string): Promise<unknown>;
}

export interface KeptModules {
  /** To be loaded as it is on disk. */
  want(folder: ModuleFolder): void;
  /** It runs. Without a folder it is one that was wanted before. */
  keep(folder: ModuleFolder | null, bundle: string, manifest: ModuleManifest): void;
  forget(name: string): void;
  has(name: string): boolean;
  listens(event: EventName): boolean;
  starting(): Promise<StartingModule[]>;
  /** Its code is about to run for the first time. */
  loading(name: string, bundle: string): void;
  /** It was set up, or refused to be. */
  loaded(name: string): void;
  /**
   * The host died. If `culprit` was being set up, says whether an earlier version of it ran, which the next host begins with; the
   * one that broke is refused from now on.
   */
  died(culprit: string | null): "running" | "new" | "new version";
  /** Bundles that brought a host down while they were set up. */
  refused(name: string): readonly string[];
}

export function createKeptModules({ log, settingsOf }: KeptDeps): KeptModules {
  const modules = new Map<string, Kept>();
  const loading = new Map<string, string>();
  const refused = new Map<string, string[]>();
  let listening: ReadonlySet<EventName> = new Set();

  const changed = () => {
    listening = new Set([...modules.values()].flatMap(({ listens }) => listens));
  };
  const settingsFor = async (name: string) => {
    try {
      return await settingsOf(name);
    } catch (err) {
      // Its defaults are better than no module at all.
      log.error({ err, module: name }, "settings cannot be read; defaults are used");
      return {};
    }
  };

  return {
    want: (folder) => void modules.set(folder.name, { folder, bundle: null, listens: [] }),
    keep(folder, bundle, { name, listens }) {
      const known = folder ?? modules.get(name)?.folder;
      if (known) modules.set(name, { folder: known, bundle, listens });
      changed();
    },
    forget(name) {
      modules.delete(name);
      changed();
    },
    has: (name) => modules.has(name),
    listens: (event) => listening.has(event),
    starting: () =>
      Promise.all(
        Array.from(modules.values(), async ({ folder, bundle }) => ({
          ...{ folder, bundle },
          settings: await settingsFor(folder.name),
        })),
      ),
    loading: (name, bundle) => void loading.set(name, bundle),
    loaded: (name) => void loading.delete(name),
    died(culprit) {
      const bundle = culprit === null ? undefined : loading.get(culprit);
      loading.clear();
      if (culprit === null || bundle === undefined) return "running";
      const ran = modules.get(culprit)?.bundle ?? null;
      if (ran !== bundle) refused.set(culprit, [...(refused.get(culprit) ?? []), bundle]);
      return ran === null || ran === bundle ? "new" : "new version";
    },
    refused: (name) => refused.get(name) ?? [],
  };
}
