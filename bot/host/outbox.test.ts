import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createOutbox } from "./outbox.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function openBox() {
  const batches: string[] = [];
  const box = createOutbox<string>(
    (messages) => batches.push(messages.join(" ")),
    (message) => message.startsWith("news"),
  );
  return { batches, ...box };
}

const turn = () => vi.advanceTimersByTimeAsync(0);

test("what is sent in one turn leaves together when it ends", async () => {
  const { batches, send } = openBox();
  send("a");
  send("b");
  expect(batches).toEqual([]);
  await turn();
  expect(batches).toEqual(["a b"]);
});

test("news that comes alone leaves at once; more of it is gathered for a moment", async () => {
  const { batches, send } = openBox();
  send("news1");
  await turn();
  expect(batches).toEqual(["news1"]);
  send("news2");
  await vi.advanceTimersByTimeAsync(10);
  send("news3");
  expect(batches).toEqual(["news1"]);
  await vi.advanceTimersByTimeAsync(10);
  expect(batches).toEqual(["news1", "news2 news3"]);
});

test("what somebody waits for takes the news before it along, in order", async () => {
  const { batches, send } = openBox();
  send("news1");
  await turn();
  send("news2");
  send("ask");
  send("news3");
  await turn();
  expect(batches).toEqual(["news1", "news2 ask news3"]);
  await vi.advanceTimersByTimeAsync(100);
  expect(batches).toHaveLength(2);
});

test("much news does not wait", async () => {
  const { batches, send } = openBox();
  send("news");
  await turn();
  for (let count = 0; count < 64; count++) send("news");
  await turn();
  expect(batches).toHaveLength(2);
});
