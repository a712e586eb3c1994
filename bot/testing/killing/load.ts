import { setTimeout as sleep } from "node:timers/promises";
import { askBot } from "#core/jobs/jobs";
import { CARD_MS, mintToken } from "#core/tokens/mint";
import { comeIn } from "../real-people.ts";
import { CHANNEL, type Scene } from "./scene.ts";

/** Somebody logs in and adds quotes, somebody chatters, the web sends; until stopped. */
export function startLoad(scene: Scene) {
  const { db, networkId, jobs } = scene;
  let isOver = false;
  const until = async (work: () => Promise<void>) => {
    while (!isOver) await work();
  };
  let loggedIn = () => {};
  const hasLoggedIn = new Promise<void>((resolve) => {
    loggedIn = resolve;
  });
  const asker = { id: "ada", level: "superuser", via: "web" } as const;
  const sends = until(async () => {
    const text = `sent from the web ${++scene.count}`;
    const input = { networkId, target: CHANNEL, style: "message", text } as const;
    jobs.set(await askBot(db, "send", input, asker), text);
    await sleep(700);
  });
  const chatter = until(async () => {
    scene.watcher.write(`PRIVMSG ${CHANNEL} :chatter ${++scene.count}`);
    await sleep(10);
  });
  const member = quoteAway(scene, () => isOver, loggedIn);
  return {
    loggedIn: hasLoggedIn,
    async stop() {
      isOver = true;
      await Promise.all([sends, chatter, member]);
    },
  };
}

async function quoteAway(scene: Scene, isOver: () => boolean, loggedIn: () => void): Promise<void> {
  const { db, networkId, port } = scene;
  const ada = await comeIn(port, "ada");
  await ada.ask(`JOIN ${CHANNEL}`);
  const request = { userId: "ada", networkId, kind: "login", origin: "card" } as const;
  const heard: string[] = [];
  ada.onLine((line) => heard.push(line));
  const hears = async (pattern: RegExp) => {
    for (;;) {
      const line = heard.find((each) => pattern.test(each));
      if (line !== undefined || isOver()) return line;
      await sleep(5);
    }
  };
  while (!isOver()) {
    const { token } = await mintToken(db, { ...request, lifetimeMs: CARD_MS, now: new Date() });
    heard.length = 0;
    ada.write(`PRIVMSG steward :login ${token}`);
    if ((await hears(/PRIVMSG ada :Welcome back/)) === undefined) break;
    scene.tokens.push(token);
    loggedIn();
    for (let each = 0; each < 3 && !isOver(); each++) {
      const text = `worth keeping ${++scene.count}`;
      heard.length = 0;
      ada.write(`PRIVMSG ${CHANNEL} :.quote add ${text}`);
      const line = await hears(/PRIVMSG #home :.*Quote #\d+ added\./);
      const [, number] = /#(\d+) added/.exec(line ?? "") ?? [];
      if (number !== undefined) scene.quotes.push({ number: Number(number), text });
      await sleep(300);
    }
  }
  ada.close();
}
