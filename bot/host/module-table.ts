/** Which modules there are and what they registered; every change is told to the console and to whoever listens. */
import type { EventName } from "../module-api.ts";
import type { ModuleManifest } from "./messages.ts";
import type { StatusWriter } from "./module-status.ts";
import type { ModuleView } from "./services.ts";

export interface Interceptor {
  readonly name: string;
  readonly origin: ModuleManifest["origin"];
  readonly priority: number;
}

export interface ModuleTable {
  /** `again`: its host was restarted, and nobody asked for it. */
  loaded(manifest: ModuleManifest, again?: boolean): Promise<void>;
  /** True when an older copy goes on. */
  failed(name: string, origin: ModuleManifest["origin"], error: string): Promise<boolean>;
  setAside(name: string, reason: string): Promise<void>;
  unloaded(name: string): Promise<void>;
  running(name: string): ModuleManifest | undefined;
  manifests(): readonly ModuleManifest[];
  views(): readonly ModuleView[];
  /** Modules that intercept this kind of event, most urgent first. */
  interceptors(event: EventName): readonly Interceptor[];
  onChange(listener: () => void): () => void;
}

export function createModuleTable(status: StatusWriter): ModuleTable {
  const running = new Map<string, ModuleManifest>();
  const views = new Map<string, ModuleView>();
  const listeners = new Set<() => void>();
  let intercepting = interceptorsOf([]);

  const changed = () => {
    intercepting = interceptorsOf([...running.values()]);
    for (const listener of listeners) listener();
  };
  const note = (view: ModuleView, text: string) => {
    views.set(view.name, view);
    return status.write(view, running.get(view.name), text);
  };
  const gone = (name: string, state: "set-aside" | "unloaded", error: string, text: string) => {
    const view = views.get(name) ?? blank(name);
    running.delete(name);
    changed();
    return note({ ...view, state, error }, text);
  };

  return {
    loaded(manifest, again = false) {
      const { name, summary, origin, version, settingsProblem } = manifest;
      // While the hosts start, a built-in module must not displace the user's copy that came first.
      if (
        origin === "built-in" &&
        running.get(name)?.origin === "user" &&
        views.get(name)?.state === "running"
      )
        return Promise.resolve();
      const before = running.get(name);
      running.set(name, manifest);
      changed();
      // What is wrong with a newer version on disk still is.
      const kept = again && before?.version === version ? (views.get(name)?.error ?? "") : "";
      const error = settingsProblem || kept;
      return note(
        { name, summary, origin, version, state: "running", error },
        `${name} ${version} runs.${error && ` ${error}`}`,
      );
    },
    async failed(name, origin, error) {
      const old = running.get(name);
      const view = views.get(name) ?? { ...blank(name), origin };
      await note(
        { ...view, state: old ? "running" : "failed", error },
        `${name} did not load: ${error}`,
      );
      return old !== undefined;
    },
    setAside: (name, reason) => gone(name, "set-aside", reason, `${name} was set aside. ${reason}`),
    unloaded: (name) => gone(name, "unloaded", "", `${name} was unloaded.`),
    running: (name) => running.get(name),
    manifests: () => [...running.values()],
    views: () => [...views.values()].sort((a, b) => a.name.localeCompare(b.name)),
    interceptors: (event) => intercepting.get(event) ?? [],
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const blank = (name: string): ModuleView => ({
  name,
  summary: "",
  origin: "built-in",
  state: "failed",
  version: "",
  error: "",
});

function interceptorsOf(manifests: readonly ModuleManifest[]) {
  const intercepting = new Map<EventName, Interceptor[]>();
  for (const { name, origin, intercepts } of manifests) {
    for (const { event, priority } of intercepts) {
      const list = intercepting.get(event) ?? [];
      // One module is asked once; its own interceptors take turns inside it.
      if (list.some((other) => other.name === name)) continue;
      intercepting.set(event, [...list, { name, origin, priority }]);
    }
  }
  for (const list of intercepting.values()) list.sort((a, b) => b.priority - a.priority);
  return intercepting;
}
