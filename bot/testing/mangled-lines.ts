/** Lines as a server sends them, and what is left of them when chance has been at them. */

const models = [
  ":ann!a@b PRIVMSG #home :hello there",
  "@account=ann;time=2026-01-01T00:00:00.000Z;msgid=x;batch=1 :ann!a@b PRIVMSG #home :tagged",
  ":ann!a@b PRIVMSG steward :\x01VERSION\x01",
  ":ann!a@b NOTICE steward :\x01PING 1\x01",
  ":ann!a@b JOIN #home ann :Ann",
  ":ann!a@b PART #home :bye",
  ":steward!a@b JOIN #home",
  ":steward!a@b PART #den :bye",
  ":s 482 steward #home :You're not a channel operator",
  ":s 728 steward #home q *!*@ann ann 1700000000",
  ":ann!a@b QUIT :a.b c.d",
  ":ann!a@b NICK bob",
  ":bob!a@b KICK #home ann :out",
  ":bob!a@b MODE #home +ovbkl-i ann bob *!*@x key 5",
  ":s MODE steward +iB",
  ":ann!a@b TOPIC #home :new topic",
  ":ann!a@b INVITE steward #other",
  ":ann!a@b ACCOUNT ann",
  ":ann!a@b CHGHOST new host.example",
  ":ann!a@b AWAY :gone",
  ":ann!a@b SETNAME :New Name",
  ":s RENAME #home #house :why",
  ":s BATCH +1 chathistory #home",
  ":s BATCH -1",
  ":s 005 steward CASEMAPPING=ascii PREFIX=(ov)@+ CHANMODES=b,k,l,imnst MODES=4 :are supported",
  ":s 353 steward = #home :@ann +bob!b@c steward",
  ":s 366 steward #home :End of NAMES",
  ":s 352 steward #home a b s ann H@ :0 Ann",
  ":s 354 steward 152 #home a b ann H@ ann :Ann",
  ":s 324 steward #home +klnt key 5",
  ":s 332 steward #home :topic",
  ":s 333 steward #home ann 1700000000",
  ":s 367 steward #home *!*@bad ann 1700000000",
  ":s 311 steward ann a b * :Ann",
  ":s 317 steward ann 5 1700000000 :seconds idle, signon time",
  ":s 318 steward ann :End of WHOIS",
  ":s 730 steward :ann!a@b,bob",
  ":s 731 steward :ann",
  ":s 433 steward other :in use",
  ":s 473 steward #home :Cannot join",
  ":s 263 steward WHOIS :try again",
  ":s 396 steward cloak.example :is now your host",
  ":s 900 steward steward!a@b acc :logged in",
  ":s CAP steward NEW :sasl=PLAIN batch",
  ":s CAP steward DEL :sasl",
  ":s CAP steward ACK :echo-message",
  "AUTHENTICATE +",
  "PING :x",
  ":s PONG s :x",
];
const bits = [
  " ",
  ":",
  "@",
  ";",
  "=",
  "!",
  ",",
  "#",
  "",
  "\x01",
  "*",
  "+",
  "-",
  "__proto__",
  "constructor",
  "é",
  "\x03",
  "%s",
  "999",
  "$",
];

/** Other names each time, so that whatever remembers every name it is told is found out. */
function numbered(line: string, random: (below: number) => number): string {
  const number = random(1_000_000);
  const named = random(3) === 0 ? line.replaceAll("#home", `#room${number}`) : line;
  return random(3) === 0 ? named.replaceAll("ann", `guest${number}`) : named;
}

/** A line of a server with a few bytes put in, taken out or broken, its line end whole. `random` gives whole numbers below its argument. */
export function mangledLine(random: (below: number) => number): Buffer {
  let line = numbered(models[random(models.length)] ?? "", random);
  for (let edits = random(4); edits > 0; edits--) {
    const at = random(line.length + 1);
    const bit = bits[random(bits.length)] ?? "";
    const cut = random(3) === 0 ? random(8) : 0;
    line = line.slice(0, at) + bit.repeat(1 + random(3)) + line.slice(at + cut);
  }
  if (random(50) === 0) line = line.split(" ").slice(0, random(4)).join(" ");
  const bytes = Buffer.from(`${line.replaceAll("\n", "")}\r\n`);
  // Now and then bytes that are no UTF-8, and control characters where nobody expects them.
  if (random(20) === 0) bytes[random(Math.max(1, bytes.length - 2))] = 128 + random(128);
  if (random(40) === 0) bytes[random(Math.max(1, bytes.length - 2))] = random(9);
  return bytes;
}
