/** What the next life of a host begins with: each module in the version that last ran, whatever is on disk by now. */
import type { Log } from "#core/log";
import type { EventName } from "../module-api.ts";
import type { ModuleManifest, ModuleSource, StartingModule } from "./messages.ts";

interface Kept {
  readonly source: ModuleSource;
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
  want(source: ModuleSource): void;
  /** It runs. Without a source it is one that was wanted before. */
  keep(source: ModuleSource | null, bundle: string, manifest: ModuleManifest): void;
  forget(name: string): void;
  has(name: string): boolean;
  listens(event: EventName): boolean;
  /** Those that listen to anything. */
  listeners(): readonly string[];
  starting(): Promise<StartingModule[]>;
  /** Its code is about to run for the first time. */
  loading(name: string, bundle: string): void;
  /** It was set up, or refused to be. */
  loaded(name: string): void;
  /**
   * The host died. If `culprit` was being set up, says whether an earlier version of it ran, which the next host begins with; the
   * one that broke is refused from now on. Where that is unsure, it takes two times: the first counts as if it ran.
   */
  died(culprit: string | null, isUnsure: boolean): "running" | "new" | "new version";
  /** Bundles that brought a host down while they were set up. */
  refused(name: string): readonly string[];
}

export function createKeptModules({ log, settingsOf }: KeptDeps): KeptModules {
  const modules = new Map<string, Kept>();
  const loading = new Map<string, string>();
  const refused = new Map<string, string[]>();
  const suspected = new Set<string>();
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
    want: (source) => void modules.set(source.name, { source, bundle: null, listens: [] }),
    keep(source, bundle, { name, listens }) {
      const known = source ?? modules.get(name)?.source;
      if (known) modules.set(name, { source: known, bundle, listens });
      changed();
    },
    forget(name) {
      modules.delete(name);
      changed();
    },
    has: (name) => modules.has(name),
    listens: (event) => listening.has(event),
    listeners: () =>
      [...modules].filter(([, { listens }]) => listens.length > 0).map(([name]) => name),
    starting: () =>
      Promise.all(
        Array.from(modules.values(), async ({ source, bundle }) => ({
          ...{ source, bundle },
          settings: await settingsFor(source.name),
        })),
      ),
    loading: (name, bundle) => void loading.set(name, bundle),
    loaded: (name) => void loading.delete(name),
    died(culprit, isUnsure) {
      const bundle = culprit === null ? undefined : loading.get(culprit);
      loading.clear();
      if (culprit === null || bundle === undefined) return "running";
      if (isUnsure && !suspected.has(bundle)) {
        suspected.add(bundle);
        return "running";
      }
      const ran = modules.get(culprit)?.bundle ?? null;
      if (ran !== bundle) refused.set(culprit, [...(refused.get(culprit) ?? []), bundle]);
      return ran === null || ran === bundle ? "new" : "new version";
    },
    refused: (name) => refused.get(name) ?? [],
  };
}
