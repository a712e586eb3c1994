import type { Light } from "#core/status/lights";

const names: Readonly<Record<string, Light["state"]>> = {
  joined: "ok",
  joining: "warn",
  refused: "bad",
};

/** How the bot stands with a channel, from what it wrote into the row. */
export function channelLight(channel: {
  readonly status: string;
  readonly statusDetail: string;
}): Light {
  const { status, statusDetail } = channel;
  return { state: names[status] ?? "unknown", text: statusDetail || status };
}
