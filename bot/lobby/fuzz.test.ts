import fc from "fast-check";
import { expect, test } from "vitest";
import { commands } from "./commands/table.ts";
import { openLobby, type TestLobby } from "./testing/open-lobby.ts";

const names = [...commands.keys()].filter((name) => name !== "QUIT");
const words = fc.oneof(
  fc.constantFrom(
    ..."#a #b #A,#b bob eve,bob a,b,c * ? 0 + - +o -b +beIklov :x :: %tcuhn,9 LS REQ END 302 @#a".split(
      " ",
    ),
    "",
    "+ov bob eve",
    "*!*@127.0.0.0/8",
    "$a:x",
    "\\",
    "__proto__",
    "constructor",
  ),
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.string({ unit: "binary", maxLength: 20 }),
);
const lines = fc
  .tuple(
    fc.option(fc.constantFrom("@label=1 ", "@+a=b;c ", "@ ", "@;;= ", ":src ")),
    fc.oneof(fc.constantFrom(...names), fc.string({ maxLength: 8 })),
    fc.array(words, { maxLength: 5 }),
    fc.boolean(),
  )
  .map(([head, command, params, hasText]) => {
    const last = hasText ? params.splice(-1).map((param) => `:${param}`) : [];
    return [(head ?? "") + command, ...params, ...last].join(" ");
  })
  .filter((line) => !/quit/i.test(line));

const wanted = "message-tags batch labeled-response echo-message extended-join multi-prefix";

async function isWhole(lobby: TestLobby): Promise<void> {
  const witness = await lobby.person(`w${Math.floor(performance.now() * 1000)}`);
  const answers = await witness.ask("JOIN #witness", "WHO", "LIST", "PART #witness");
  for (const line of answers) expect(line).toMatch(/^:\S+ (?:[A-Z]+|\d{3}) [^\r\n\0]*$/);
  witness.close();
}

test("no sequence of commands breaks the lobby, and every answer is a well-formed line", async () => {
  const lobby = await openLobby({ authenticate: async () => null });
  const seen = await lobby.person("seen", ...wanted.split(" "));
  await seen.ask("JOIN #a,#b");
  await fc.assert(
    fc.asyncProperty(fc.array(lines, { maxLength: 60 }), async (script) => {
      const [bob, eve] = [lobby.connect(), lobby.connect()];
      bob.write("NICK bob", "USER bob 0 * :b", "JOIN #a", ...script);
      eve.write(`CAP REQ :${wanted}`, "NICK eve", "USER eve 0 * :e", "CAP END", ...script);
      await Promise.allSettled([bob.ask(), eve.ask()]);
      bob.close();
      eve.close();
      for (const line of await seen.ask()) {
        const body = line.replace(/^@\S+ /, "");
        expect(body).toMatch(/^:\S+ (?:[A-Z]+|\d{3})(?: |$)/);
        expect(Buffer.byteLength(body)).toBeLessThanOrEqual(510);
      }
    }),
    { numRuns: 150 },
  );
  await isWhole(lobby);
}, 60_000);

test("no bytes break the lobby", async () => {
  const lobby = await openLobby();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ maxLength: 700 }), { maxLength: 20 }),
      async (chunks) => {
        const bob = lobby.connect();
        bob.write("NICK bob", "USER bob 0 * :b");
        for (const chunk of chunks) bob.socket.write(chunk);
        await bob.ask("");
        bob.close();
      },
    ),
    { numRuns: 150 },
  );
  await isWhole(lobby);
}, 60_000);

test("what comes and goes leaves nothing behind", async () => {
  const lobby = await openLobby();
  const bob = await lobby.person("bob");
  for (let round = 0; round < 30; round++) {
    const eve = await lobby.person("eve");
    await eve.ask("JOIN #a,#b,#c", "MODE #a +b x", "MONITOR + bob", "INVITE bob #a");
    if (round % 2) eve.socket.resetAndDestroy();
    else eve.write("QUIT");
    await eve.untilClosed();
    await bob.ask();
  }
  await bob.ask("MONITOR + eve");
  expect((await bob.ask("LIST")).filter((line) => line.includes(" 322 "))).toEqual([]);
  expect((await bob.ask("WHO")).filter((line) => line.includes(" 352 "))).toHaveLength(1);
});
