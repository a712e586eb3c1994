/** The whole stack among programs that others wrote: irssi on the lobby, the bot on ngIRCd and on InspIRCd. */
import type { IrcPerson } from "./fixtures/irc-person.ts";
import { addUser, makeToken, signIn } from "./fixtures/journeys.ts";
import { needs, type Place, test } from "./fixtures/real-irc.ts";
import { expect } from "./fixtures/test.ts";

test.skip(
  process.env.TEST_DATABASE === "postgresql",
  "servers and clients speak to the bot, which speaks alike on both engines",
);

const LOGGED_OUT = /PRIVMSG \S+ :You are \S+, and not logged in: level user\./;

/** Waits until the bot is in the channel: it was there on joining, or it came since. */
async function meetBot(person: IrcPerson): Promise<void> {
  await person.sees(/ 353 \S+ [=@*] #den :(.* )?[@+]?steward( |$)|:steward!\S+ JOIN :?#den/);
}

async function isNobody(person: IrcPerson): Promise<void> {
  person.say("steward", "whoami");
  await person.sees(LOGGED_OUT);
}

test("irssi: register with what the card shows, ask, leave, come back and log in", async ({
  page,
  stack,
  person,
  irssi,
}) => {
  needs("irssi");
  await addUser(stack, "iris");
  await signIn(page, stack, "iris");
  const olaf = await person("olaf", "#lobby");
  await olaf.sees(/ 353 .*steward/);
  const first = irssi("iris");
  await first.shows(/Welcome to \S+, iris!/);
  first.type("/join #lobby");
  await olaf.sees(/:iris!\S+ JOIN :?#lobby/);
  olaf.say("#lobby", "the kettle is on");
  await first.shows(/<.?olaf> the kettle is on/);
  first.type(".seen olaf");
  await first.shows(/<.?steward> .*olaf is here right now\..*<olaf> the kettle is on/);

  const registration = await makeToken(page, stack);
  first.type(`/msg ${registration.bot} ${registration.command}`);
  // The private talk has a window of its own, and something happened in it.
  await first.shows(/\[Act: [\d,]*\b3\b/);
  first.type("/window 3");
  await first.shows(/<steward> Welcome, iris: you are registered and logged in/);
  first.type("whoami");
  await first.shows(/<steward> You are iris, level registered\./);
  await expect(page.getByText("Linked and logged in")).toBeVisible();
  first.type("/quit until later");
  await olaf.sees(/:iris!\S+ QUIT :.*until later/);

  const second = irssi("iris");
  await second.shows(/Welcome to \S+, iris!/);
  second.type("/join #lobby");
  await olaf.sees(/:iris!\S+ JOIN :?#lobby/);
  second.type("/msg steward whoami");
  await second.shows(/\[Act: [\d,]*\b3\b/);
  second.type("/window 3");
  await second.shows(/<steward> You are iris, and not logged in: level user\./);
  const login = await makeToken(page, stack);
  expect(login.command).toMatch(/^login stwl_/);
  second.type(`/msg ${login.bot} ${login.command}`);
  await second.shows(/<steward> Welcome back, iris: you are logged in/);
});

test("ngIRCd: a session is for the very connection that proved it, and ends with the server", async ({
  page,
  stack,
  ircd,
  place,
}) => {
  needs("ngircd");
  test.setTimeout(150_000);
  const den = await place(await ircd("ngircd"), "Ng");
  await addUser(stack, "nora");
  await signIn(page, stack, "nora");
  const carl = await den.join("carl");
  const nora = await den.join("nora");
  await meetBot(carl);
  await meetBot(nora);
  carl.say("#den", ".quote add not by me");
  await carl.sees(/PRIVMSG (carl|#den) :.*registered/);

  const { bot, command } = await makeToken(page, stack, den.network);
  nora.say(bot, command);
  await nora.sees(/PRIVMSG nora :Welcome, nora: you are registered and logged in/);
  carl.say("#den", "I like cake");
  nora.say("#den", ".quote last carl");
  await nora.sees(/PRIVMSG #den :.*Quote #1 added: .*<carl> I like cake/);
  carl.say("#den", ".quote cake");
  await carl.sees(/PRIVMSG #den :.*#1.*I like cake/);
  nora.say("#den", ".seen carl");
  await nora.sees(/PRIVMSG #den :.*carl is here right now\./);

  await nora.quit();
  const impostor = await den.join("nora", nora.address);
  await isNobody(impostor);
  impostor.say("#den", ".quote del 1");
  await impostor.sees(/PRIVMSG (nora|#den) :.*registered/);

  const login = await makeToken(page, stack, den.network);
  impostor.say(bot, login.command);
  await impostor.sees(/PRIVMSG nora :Welcome back, nora/);
  await den.server.stop();
  await den.server.start();
  const again = await den.join("nora", nora.address);
  await meetBot(again);
  await isNobody(again);
});

/** The bot comes from 127.0.0.1 and is held to InspIRCd's usual limits. The operator can change hosts. */
const STRICT = `
<connect name="bot" allow="127.0.0.1" useident="no" threshold="10" commandrate="1000" fakelag="no" resolvehostnames="no">
`;

test("InspIRCd: a changed host, a KILL and a flood", async ({ page, stack, ircd, place }) => {
  needs("inspircd");
  test.setTimeout(150_000);
  const den = await place(await ircd("inspircd", STRICT), "Insp");
  await addUser(stack, "inga");
  await signIn(page, stack, "inga");
  const inga = await den.join("inga");
  const oper = await den.join("theo");
  await meetBot(inga);
  await meetBot(oper);
  const { bot, command } = await makeToken(page, stack, den.network);
  inga.say(bot, command);
  await inga.sees(/PRIVMSG inga :Welcome, inga: you are registered and logged in/);
  oper.send("OPER root letmein");
  await oper.sees(/ 381 /);
  oper.send("CAP REQ :chghost");
  await oper.sees(/ ACK /);
  oper.send("CHGHOST inga elsewhere.example.org");
  await oper.sees(/:inga!\S+ CHGHOST /);
  await isNobody(inga);

  await logIn();
  oper.send("KILL steward :begone");
  await inga.sees(/:steward!\S+ QUIT :Killed/);
  await meetBot(inga);
  await isNobody(inga);

  await logIn();
  await isStrict(den);
  await flood(den);
  inga.say("steward", "whoami");
  await inga.sees(/PRIVMSG inga :You are inga, level registered\./);
  expect(inga.lines().filter((line) => /:steward!\S+ QUIT/.test(line))).toHaveLength(1);

  async function logIn(): Promise<void> {
    const login = await makeToken(page, stack, den.network);
    inga.say(bot, login.command);
    await inga.sees(/PRIVMSG inga :Welcome back, inga/);
  }
});

/** The limits that the bot is held to are real: who sends what it is going to be asked for all at once is thrown off. */
async function isStrict(den: Place): Promise<void> {
  const careless = await den.join("careless", "127.0.0.1");
  for (let i = 0; i < 30; i++) careless.say("#den", `line ${i}`);
  await careless.sees(/^ERROR .*Excess Flood/);
}

/** Thirty commands at once, from people at five addresses, so that it is not one person's limit that saves the bot. */
async function flood(den: Place): Promise<void> {
  const crowd = await Promise.all(["a", "b", "c", "d", "e"].map((name) => den.join(`${name}nn`)));
  const [watcher] = crowd;
  // In turns: the channel's own limit lets the first dozen through, and one person gets the same answer three times at most.
  for (let round = 0; round < 6; round++) {
    for (const each of crowd) each.say("#den", ".ping");
    await watcher?.sees(/^:enn!\S+ PRIVMSG #den :\.ping/);
  }
  for (let answers = 0; answers < 8; answers++) await watcher?.sees(/:steward!\S+ PRIVMSG #den :/);
}
