import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultIsupport, readIsupport, targetLimit } from "./isupport.ts";
import { chunkModes, type ModeLetter, pairModes, takesParam, writeModes } from "./modes.ts";
import { isChannelName, isNick, readChannelTarget } from "./names.ts";

const server = readIsupport(defaultIsupport, [
  "CHANMODES=beI,k,lf,imnst",
  "PREFIX=(qaohv)~&@%+",
  "STATUSMSG=@+",
  "CHANTYPES=#&+",
  "MODES=4",
]);

const letters = [..."beIklfimnstqaohv"];
const change = fc
  .record({
    add: fc.boolean(),
    mode: fc.constantFrom(...letters),
    word: fc.stringMatching(/^[a-z!@.*]{1,12}$/),
  })
  .map(
    ({ add, mode, word }): ModeLetter => ({
      add,
      mode,
      param: takesParam(mode, add, server) ? word : null,
    }),
  );

describe("pairing of modes", () => {
  test("reads back whatever was written", () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
        const [first = "", ...params] = writeModes(changes);
        expect(pairModes(first, params, server)).toEqual(changes);
      }),
    );
  });

  test("in chunks no line has more parameters than MODES, and none is lost", () => {
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 60 }),
        fc.integer({ min: 1, max: 6 }),
        (changes, limit) => {
          const chunks = chunkModes(changes, limit);
          expect(chunks.flat()).toEqual(changes);
          for (const chunk of chunks) {
            expect(chunk.filter(({ param }) => param !== null).length).toBeLessThanOrEqual(limit);
          }
        },
      ),
    );
  });

  test("never throws and never invents a parameter", () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string(), { maxLength: 6 }), (text, params) => {
        const used = pairModes(text, params, server).flatMap(({ param }) => param ?? []);
        expect(params.filter((param) => used.includes(param)).length).toBeGreaterThanOrEqual(
          used.length,
        );
        expect(used.length).toBeLessThanOrEqual(params.length);
      }),
    );
  });

  test.each<[string, string[], ModeLetter[]]>([
    [
      "+o-v",
      ["ann", "bob"],
      [
        { add: true, mode: "o", param: "ann" },
        { add: false, mode: "v", param: "bob" },
      ],
    ],
    [
      "+l-l",
      ["5"],
      [
        { add: true, mode: "l", param: "5" },
        { add: false, mode: "l", param: null },
      ],
    ],
    [
      "-k+i",
      ["*"],
      [
        { add: false, mode: "k", param: "*" },
        { add: true, mode: "i", param: null },
      ],
    ],
    ["b", [], []],
    [
      "ov",
      ["ann"],
      [
        { add: true, mode: "o", param: "ann" },
        { add: true, mode: "v", param: null },
      ],
    ],
  ])("%s %j", (first, params, expected) => {
    expect(pairModes(first, params, server)).toEqual(expected);
  });
});

describe("ISUPPORT", () => {
  test("what is absent is as RFC 1459 has it", () => {
    expect(defaultIsupport).toMatchObject({
      casemapping: "rfc1459",
      prefixModes: "ov",
      prefixSigns: "@+",
      modes: 3,
      hasWhox: false,
      monitor: 0,
      botMode: null,
    });
  });

  test("later lines add, a minus takes back, bare counts mean no bound", () => {
    const first = readIsupport(defaultIsupport, ["WHOX", "MODES", "MONITOR=100", "BOT=B"]);
    expect(first).toMatchObject({ hasWhox: true, modes: Infinity, monitor: 100, botMode: "B" });
    const second = readIsupport(first, ["-WHOX", "MONITOR", "CASEMAPPING=ascii"]);
    expect(second).toMatchObject({ hasWhox: false, monitor: Infinity, casemapping: "ascii" });
  });

  test("never throws, whatever a server says, and stays bounded", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (params) => {
        expect(readIsupport(server, params).prefixModes.length).toBeLessThan(60);
      }),
    );
    const endless = Array.from({ length: 5_000 }, (_, index) => `T${index}=1`);
    expect(readIsupport(server, endless).tokens.size).toBeLessThanOrEqual(200);
  });

  test.each(["(ov)@", "nonsense", "(o", "@+"])("PREFIX=%s falls back", (value) => {
    expect(readIsupport(defaultIsupport, [`PREFIX=${value}`])).toMatchObject({ prefixModes: "ov" });
  });

  test("targets: one unless told, by command", () => {
    const told = readIsupport(defaultIsupport, ["TARGMAX=PRIVMSG:4,NOTICE:,JOIN:x"]);
    expect(targetLimit(told, "PRIVMSG")).toBe(4);
    expect(targetLimit(told, "NOTICE")).toBe(Infinity);
    expect(targetLimit(told, "JOIN")).toBe(1);
    expect(targetLimit(told, "KICK")).toBe(1);
  });
});

describe("names", () => {
  test.each(["ann", "[x]", "_a_", "bob-2", "Łukasz", "漢字"])("%s is a nick", (text) => {
    expect(isNick(text)).toBe(true);
  });
  test.each([
    "",
    "a b",
    "#c",
    "a\r\nQUIT",
    "a\0",
    ":a",
    "1a",
    "-a",
    "a!b",
    "a@b",
    "a,b",
    "a*",
    "@ann",
    "\ud800",
  ])("%j is no nick", (text) => {
    expect(isNick(text)).toBe(false);
  });
  test("channels by the network's types", () => {
    expect(isChannelName("+c", server)).toBe(true);
    expect(isChannelName("!c", server)).toBe(false);
    for (const bad of ["", "c", "#a b", "#a,b", "#a\r", "#\0", "#\x07"]) {
      expect(isChannelName(bad, server)).toBe(false);
    }
  });
  test.each<[string, ReturnType<typeof readChannelTarget>]>([
    ["#c", { status: "", channel: "#c" }],
    ["@#c", { status: "@", channel: "#c" }],
    ["@+#c", { status: "@+", channel: "#c" }],
    ["+#c", { status: "+", channel: "#c" }],
    ["+c", { status: "", channel: "+c" }],
    ["ann", null],
    ["@ann", null],
    ["", null],
  ])("target %s", (target, expected) => {
    expect(readChannelTarget(target, server)).toEqual(expected);
  });
});
