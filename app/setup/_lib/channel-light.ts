import type { SaidLight } from "#core/status/light-words";
import { reasonInWords } from "#core/status/reason-words";
import { named } from "#core/words/named";
import type { Words } from "#core/words/translate";

const states: Readonly<Record<string, SaidLight["state"]>> = {
  joined: "ok",
  joining: "warn",
  refused: "bad",
};

/** How the bot stands with a channel, from what it wrote into the row. */
export function channelLight(
  channel: { readonly status: string; readonly statusDetail: string },
  t: Words<"setup">,
  said: Words<"console">,
): SaidLight {
  const { status, statusDetail } = channel;
  return {
    state: states[status] ?? "unknown",
    text: reasonInWords(statusDetail, said).text || named(t, "channel.statuses", status),
  };
}
