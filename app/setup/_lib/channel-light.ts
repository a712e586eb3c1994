import type { Light } from "#core/status/lights";
import { named } from "#core/words/named";
import type { Words } from "#core/words/translate";

const states: Readonly<Record<string, Light["state"]>> = {
  joined: "ok",
  joining: "warn",
  refused: "bad",
};

/** How the bot stands with a channel, from what it wrote into the row. */
export function channelLight(
  channel: { readonly status: string; readonly statusDetail: string },
  t: Words<"setup">,
): Light {
  const { status, statusDetail } = channel;
  return {
    state: states[status] ?? "unknown",
    text: statusDetail || named(t, "channel.statuses", status),
  };
}
