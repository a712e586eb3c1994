import { expect, test } from "vitest";
import { createLane } from "./lane.ts";
import type { Story } from "./messages.ts";

const story = (count: number): Story[] =>
  Array.from(
    { length: count },
    (_, index) => ({ type: "event", number: index }) as unknown as Story,
  );

function open() {
  const sent: Story[] = [];
  let drops = 0;
  const lane = createLane({
    backlog: 4_000,
    send: (message) => sent.push(message),
    onDrop: () => {
      drops += 1;
    },
  });
  lane.open();
  return { lane, sent, drops: () => drops };
}

test("a host is behind while 2,000 wait for one that runs, and no longer once it has taken them", () => {
  const { lane, sent } = open();
  for (const message of story(512 + 1_999)) lane.tell(message);
  expect([lane.isBehind, sent.length]).toEqual([false, 512]);
  for (const message of story(1)) lane.tell(message);
  expect(lane.isBehind).toBe(true);
  lane.taken(1);
  expect([lane.isBehind, sent.length]).toEqual([false, 513]);
});

test("nobody waits for a host that is gone, and the next one hears what it had not begun, in order", () => {
  const { lane, sent } = open();
  const all = story(3_000);
  for (const message of all) lane.tell(message);
  expect(lane.isBehind).toBe(true);
  lane.taken(100);
  lane.shut(150);
  expect(lane.isBehind).toBe(false);
  const before = sent.length;
  lane.open();
  expect(sent.slice(before)).toEqual(all.slice(150, 150 + 512));
  expect(lane.isBehind).toBe(true);
});

test("what comes when the backlog is full is dropped and told once, commands are not", () => {
  const { lane, sent, drops } = open();
  for (const message of story(512 + 4_000 + 10)) lane.tell(message);
  const command = { type: "command", command: { id: 7 } } as unknown as Story;
  lane.tell(command);
  expect(drops()).toBe(1);
  lane.taken(512);
  for (let rest = 8; rest > 0; rest--) lane.taken(512);
  expect(sent.at(-1)).toBe(command);
  expect(sent).toHaveLength(512 + 4_000 + 1);
});
