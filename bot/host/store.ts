/** `ctx.store`: what a module keeps, as its own code sees it. Each call is one trip to the bot process. */
import type { z } from "zod";
import { checkStoreKey, type StoredText, storeText } from "#core/modules/store";
import type { ModuleStore } from "../module-api.ts";

export type StoreAction =
  | { readonly kind: "get"; readonly key: string }
  | { readonly kind: "set"; readonly key: string; readonly value: string }
  | { readonly kind: "delete"; readonly key: string }
  | { readonly kind: "list"; readonly prefix: string };

/** Carries out an action for one module: JSON or null, nothing, whether there was something, or a list. */
export type StoreTrip = (action: StoreAction) => Promise<unknown>;

export function createStore(trip: StoreTrip): ModuleStore {
  /** By key, the last change that was begun. */
  const changing = new Map<string, Promise<unknown>>();

  const get = async (key: string, schema?: z.ZodType) => {
    checkStoreKey(key);
    const text = (await trip({ kind: "get", key })) as string | null;
    if (text === null) return undefined;
    const value: unknown = JSON.parse(text);
    return schema ? schema.parse(value) : value;
  };
  const set = async (key: string, value: unknown) => {
    checkStoreKey(key);
    await trip({ kind: "set", key, value: storeText(value) });
  };

  return {
    get: get as ModuleStore["get"],
    set,
    async change(key, schema, next) {
      const turn = (changing.get(key) ?? Promise.resolve()).then(async () => {
        const value = await next((await get(key, schema)) as z.output<typeof schema> | undefined);
        await set(key, value);
        return value;
      });
      // Whoever comes next is not to fail because this one did; its own caller hears of it.
      const done = turn.then(
        () => {},
        () => {},
      );
      changing.set(key, done);
      try {
        return await turn;
      } finally {
        if (changing.get(key) === done) changing.delete(key);
      }
    },
    async delete(key) {
      checkStoreKey(key);
      return (await trip({ kind: "delete", key })) as boolean;
    },
    async list(prefix = "") {
      const found = (await trip({ kind: "list", prefix })) as readonly StoredText[];
      return found.map(({ key, value }) => ({ key, value: JSON.parse(value) as unknown }));
    },
  };
}
