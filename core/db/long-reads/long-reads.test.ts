import { expect, test } from "vitest";
import type { Db } from "../client.ts";
import { createLongReads, type LongReadStopped, type Slot, type StopReason } from "./long-reads.ts";

const HANG_MS = 60_000;

/** A slot whose work ends when it is halted or told to. */
function fakeSlot(): Slot & { halts: number } {
  const slot = {
    db: {} as Db,
    halts: 0,
    halt: async () => {
      slot.halts += 1;
    },
    resume: () => {},
    close: async () => {},
  };
  return slot;
}

function deferred() {
  let resolve: (value: string) => void = () => {};
  const promise = new Promise<string>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

const stopped = (reason: StopReason) =>
  expect.objectContaining({ name: "LongReadStopped", reason }) as LongReadStopped;

test("a newer read of the same owner stops the older one, and nobody else's", async () => {
  const [one, two] = [fakeSlot(), fakeSlot()];
  const reads = createLongReads([one, two]);
  const old = deferred();
  const other = deferred();
  const begun = deferred();
  const older = reads.run(
    () => {
      begun.resolve("");
      return old.promise;
    },
    { owner: "ann", limitMs: HANG_MS },
  );
  const others = reads.run(() => other.promise, { owner: "bob", limitMs: HANG_MS });
  await begun.promise;
  const newer = reads.run(async () => "new", { owner: "ann", limitMs: HANG_MS });
  await expect(older).rejects.toEqual(stopped("superseded"));
  // Its slot is free once nothing of it runs any more.
  old.resolve("nobody waits for this");
  expect(await newer).toBe("new");
  other.resolve("other");
  expect(await others).toBe("other");
  expect(one.halts + two.halts).toBe(1);
});

test("whoever leaves while waiting never gets a slot", async () => {
  const slot = fakeSlot();
  const reads = createLongReads([slot]);
  const first = deferred();
  const running = reads.run(() => first.promise, { limitMs: HANG_MS });
  const leaving = new AbortController();
  let began = false;
  const waiting = reads.run(
    async () => {
      began = true;
    },
    { signal: leaving.signal, limitMs: HANG_MS },
  );
  leaving.abort();
  await expect(waiting).rejects.toEqual(stopped("aborted"));
  first.resolve("done");
  expect(await running).toBe("done");
  expect(await reads.run(async () => "next", { limitMs: HANG_MS })).toBe("next");
  expect(began).toBe(false);
  expect(slot.halts).toBe(0);
});

test("time runs out for work and for waiting alike", async () => {
  const reads = createLongReads([fakeSlot()]);
  const never = deferred();
  const running = reads.run(() => never.promise, { limitMs: 20 });
  const waiting = reads.run(async () => "waited in vain", { limitMs: 10 });
  await expect(waiting).rejects.toEqual(stopped("late"));
  await expect(running).rejects.toEqual(stopped("late"));
  never.resolve("");
  expect(await reads.run(async () => "after", { limitMs: HANG_MS })).toBe("after");
});

test("too many do not wait, and closing stops all", async () => {
  const reads = createLongReads([fakeSlot()]);
  const all = Array.from({ length: 52 }, () =>
    reads.run(() => new Promise<never>(() => {}), { limitMs: HANG_MS }).catch((error) => error),
  );
  expect(await all.at(-1)).toEqual(stopped("crowded"));
  await reads.close();
  expect(await all[0]).toEqual(stopped("closed"));
  expect(await all[1]).toEqual(stopped("closed"));
});

test("what fails by itself fails as it did, and its slot is free again", async () => {
  const reads = createLongReads([fakeSlot()]);
  const failing = reads.run(
    async () => {
      throw new Error("no such table");
    },
    { limitMs: HANG_MS },
  );
  await expect(failing).rejects.toThrow("no such table");
  expect(await reads.run(async () => 1, { limitMs: HANG_MS })).toBe(1);
});
