/** The yardstick: irc-framework and nothing else. Answers `.ping` in a channel; its port is the only argument. */
import { Client } from "irc-framework";

const client = new Client();
client.on("registered", () => client.join("#bench"));
client.on("privmsg", ({ target, nick, message }) => {
  if (message === ".ping") client.say(target, `${nick}: pong`);
});
client.connect({
  host: "127.0.0.1",
  port: Number(process.argv[2]),
  nick: "bare",
  auto_reconnect: false,
});
