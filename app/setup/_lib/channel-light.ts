import type { Light } from "#core/status/lights";
import { setupWords } from "./words.ts";

const states: Readonly<Record<string, Light["state"]>> = {
  joined: "ok",
  joining: "warn",
  refused: "bad",
};
const texts: Readonly<Record<string, string>> = setupWords.channel.statuses;

/** How the bot stands with a channel, from what it wrote into the row. */
export function channelLight(channel: {
  readonly status: string;
  readonly statusDetail: string;
}): Light {
  const { status, statusDetail } = channel;
  return { state: states[status] ?? "unknown", text: statusDetail || (texts[status] ?? status) };
}
