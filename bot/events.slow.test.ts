import { expect, test, vi } from "vitest";
import { moduleSource } from "./testing/hosts.ts";
import { startWholeBot } from "./testing/whole-bot.ts";

vi.setConfig({ testTimeout: 180_000 });

/**
 * A module that stops what holds the word STOP, changes what holds the word FROM into TO, and keeps what it saw. Another one,
 * which is asked later, sees what the first made of it.
 */
const watcher = moduleSource(
  "watcher",
  `for (const name of names) {
     ctx.intercept(name, (event) => {
       const texts = Object.entries(event).filter(([, value]) => typeof value === "string");
       if (name !== "raw" && texts.some(([, value]) => value.includes("STOP"))) return cancel("not today");
       if (name === "raw" && event.line.includes("RAWSTOP")) return cancel("not today");
       const changed = texts.filter(([, value]) => value.includes("FROM") && name !== "raw");
       if (name === "raw" && event.line.includes("RAWFROM"))
         return { line: event.line.replace("RAWFROM", "RAWTO") };
       return Object.fromEntries(changed.map(([key, value]) => [key, value.replace("FROM", "TO")]));
     }, { priority: 10 });
     ctx.intercept(name, (event) => {
       const texts = Object.values(event).filter((value) => typeof value === "string");
       if (texts.some((value) => value.includes("TO"))) second.push(name);
     });
     ctx.on(name, () => { seen.add(name); });
   }
   ctx.command({ name: "seen", usage: "", summary: "s", level: "user", where: "private",
     run: () => [...seen].sort().join(" ") });
   ctx.command({ name: "second", usage: "", summary: "s", level: "user", where: "private",
     run: () => [...new Set(second)].sort().join(" ") });`,
  `const names = ["raw", "message.private", "message.channel", "notice", "action", "join", "part", "quit", "kick", "nick",
     "mode", "topic", "invite", "channel.rename", "auth", "peer.limit", "send", "connect", "disconnect"] as const;
   const seen = new Set<string>(); const second: string[] = [];`,
);

test("on the lobby everything can be seen, stopped and changed, over a real socket", async () => {
  const bot = await startWholeBot({ modules: { watcher } });
  const ann = await bot.person("ann", "#dev", "#room");
  const bob = await bot.person("bob", "#room");
  const others = await bot.person("TObob", "#room");

  const stopped = async (line: string, what: string) => {
    await bob.ask();
    expect((await ann.ask(line)).join("\n"), line).toContain(`Your ${what} was stopped: not today`);
    expect(await bob.ask(), line).toEqual([]);
  };
  await stopped("PRIVMSG #room :STOP", "message.channel");
  await stopped("PRIVMSG bob :STOP", "message.private");
  await stopped("PRIVMSG #room :\x01ACTION STOP\x01", "action");
  await stopped("NOTICE #room :STOP", "notice");
  await stopped("JOIN #STOP", "join");
  await stopped("PART #room :STOP", "part");
  await stopped("KICK #room bob :STOP", "kick");
  await stopped("NICK STOPann", "nick");
  await stopped("MODE #room +k STOP", "mode");
  await stopped("TOPIC #room :STOP", "topic");
  await stopped("INVITE bob #STOP", "invite");
  await stopped("QUIT :STOP", "quit");
  await stopped("PRIVMSG #room :RAWSTOP", "line");

  const changed = async (line: string, shown: RegExp) => {
    await bob.ask();
    await ann.ask(line);
    expect((await bob.ask()).join("\n").replaceAll(" :", " "), line).toMatch(shown);
  };
  await changed("PRIVMSG #room :a FROM b", /PRIVMSG #room a TO b/);
  await changed("PRIVMSG bob :FROM", /PRIVMSG bob TO/);
  await changed("PRIVMSG #room :\x01ACTION FROM\x01", /ACTION TO/);
  await changed("NOTICE #room :FROM", /NOTICE #room TO/);
  await changed("MODE #room +k FROM", /MODE #room \+k TO/);
  await changed("TOPIC #room :FROM", /TOPIC #room TO/);
  await changed("PRIVMSG #room :RAWFROM", /PRIVMSG #room RAWTO/);
  await bob.ask("PART #room");
  expect((await ann.ask("INVITE FROMbob #room")).join("\n")).toMatch(/ 443 .*TObob/);
  await ann.ask("JOIN #TO");
  await changed("INVITE bob #FROM", /INVITE bob #TO/);
  await ann.ask("PART #TO");
  await bob.ask("JOIN #room TO");
  await changed("KICK #room FROMbob :FROM", /KICK #room TObob TO/);
  await changed("NICK annFROM", /NICK annTO/);
  await changed("PART #room :FROM", /PART #room TO/);
  expect((await ann.ask("JOIN #FROM")).join("\n")).toContain("JOIN #TO");
  await bob.ask("JOIN #TO");
  bob.write("QUIT :FROM");
  expect((await ann.until((line) => line.includes("QUIT"))).at(-1)).toContain("Quit: TO");
  expect((await others.ask()).join("\n")).toMatch(/KICK #room TObob :?TO/);

  const eve = bot.connect();
  eve.write("NICK STOPeve", "USER eve 0 * :e");
  expect((await eve.untilClosed()).at(-1)).toContain("not today");

  expect((await bot.ask(ann, "steward", "second")).split(" ")).toEqual(
    expect.arrayContaining(["message.channel", "topic", "kick", "nick", "join"]),
  );
  const seen = await bot.ask(ann, "steward", "seen");
  for (const name of ["message.private", "join", "connect", "disconnect", "send"])
    expect(seen.split(" ")).toContain(name);
  expect(bot.lines.filter(({ level }) => level === "error")).toEqual([]);
});

test("what the bot is about to say can be stopped and changed", async () => {
  const bot = await startWholeBot({
    modules: {
      censor: moduleSource(
        "censor",
        `ctx.intercept("send", ({ text }) => text.includes("secret") ? cancel("hush") : { text: text.replace("cat", "dog") });
         ctx.command({ name: "repeat", usage: "<text...>", summary: "s", level: "user", where: "anywhere",
           run: ({ args }) => args.text });`,
      ),
    },
  });
  const ann = await bot.person("ann", "#dev");
  expect(await bot.ask(ann, "#dev", ".repeat my cat")).toBe("my dog");
  ann.write("PRIVMSG #dev :.repeat my secret");
  expect(await bot.ask(ann, "#dev", ".repeat after")).toBe("after");
});

test("an interceptor that hangs or breaks holds up its own event, and no longer than its time", async () => {
  const bot = await startWholeBot({
    modules: {
      hostile: moduleSource(
        "hostile",
        `ctx.intercept("message.channel", async ({ text }) => {
           if (text.includes("hang")) await new Promise(() => {});
           if (text.includes("break")) throw new Error("broken");
           if (text.includes("lines")) return { text: "a\\r\\nQUIT :owned", channel: 7 };
         });`,
      ),
    },
  });
  const ann = await bot.person("ann", "#dev");
  const bob = await bot.person("bob", "#dev");
  await ann.ask();
  for (const text of ["hang", "break", "lines"]) {
    bob.write(`PRIVMSG #dev :${text}`);
    const heard = await ann.until((line) => line.includes("PRIVMSG"));
    expect(heard.at(-1)).toMatch(new RegExp(`PRIVMSG #dev :?${text}$`));
  }
  expect(bot.lines.map(({ message }) => message)).toContain("interceptor did not answer");
});
