import type { LineHandler } from "../context.ts";
import { onAccount } from "./account.ts";
import { onHost } from "./host.ts";
import { onInvite } from "./invite.ts";
import { onJoin } from "./join.ts";
import { onKick } from "./kick.ts";
import { onMessage } from "./message.ts";
import { onMode } from "./mode.ts";
import { onNick } from "./nick.ts";
import { onPart } from "./part.ts";
import { onAway, onRealname } from "./person.ts";
import { onQuit } from "./quit.ts";
import { onRename } from "./rename.ts";
import { onTopic } from "./topic.ts";

/** What each verb from a server means to us. */
export const verbs: ReadonlyMap<string, LineHandler> = new Map([
  ["PRIVMSG", onMessage],
  ["NOTICE", onMessage],
  ["JOIN", onJoin],
  ["PART", onPart],
  ["KICK", onKick],
  ["QUIT", onQuit],
  ["NICK", onNick],
  ["MODE", onMode],
  ["TOPIC", onTopic],
  ["INVITE", onInvite],
  ["ACCOUNT", onAccount],
  ["CHGHOST", onHost],
  ["AWAY", onAway],
  ["SETNAME", onRealname],
  ["RENAME", onRename],
  ["BATCH", (line, context) => context.batches.take(line)],
]);
