import { authenticating } from "./authenticate.ts";
import { cap } from "./cap.ts";
import { channels } from "./channels.ts";
import type { Command } from "./command.ts";
import { inviting } from "./invite.ts";
import { list } from "./list.ts";
import { mode } from "./mode.ts";
import { monitor } from "./monitor.ts";
import { names } from "./names.ts";
import { nick } from "./nick.ts";
import { people } from "./people.ts";
import { registering } from "./registering.ts";
import { server } from "./server.ts";
import { speech } from "./speaking.ts";
import { topic } from "./topic.ts";
import { who } from "./who.ts";
import { whois } from "./whois.ts";

/** Every command of the lobby. A new family is a file of its own and a line here. */
export const commands: ReadonlyMap<string, Command> = new Map(
  Object.entries({
    ...registering,
    ...nick,
    ...cap,
    ...authenticating,
    ...channels,
    ...topic,
    ...names,
    ...list,
    ...inviting,
    ...mode,
    ...speech,
    ...who,
    ...whois,
    ...people,
    ...monitor,
    ...server,
  }),
);
