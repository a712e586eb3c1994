import { AppError } from "#core/errors";
import { CHANNEL_LEVELS, LEVELS, type Level } from "#core/levels";
import { findChannel } from "#core/networks/channels";
import { setChannelLevelFromShell, setLevelFromShell } from "#core/people/levels-from-shell";
import { getNetworkByName } from "#core/setup/places";
import { type Call, type Command, UsageError } from "./command.ts";
import { visitOf } from "./shell-user.ts";

/** A level as it is typed. Throws UsageError. */
export function readLevel(text: string, known: readonly Level[] = LEVELS): Level {
  const level = known.find((each) => each === text);
  if (!level) throw new UsageError(`${text} is no level. Levels: ${known.join(", ")}.`);
  return level;
}

export const setLevel: Command = {
  name: "user level",
  takes: ["name", "level"],
  options: {
    network: { value: "NETWORK", summary: "in one channel only, which --channel names" },
    channel: { value: "CHANNEL", summary: "quote it; the level none takes away what was set" },
  },
  summary: `Give an account another level: ${LEVELS.join(", ")}.`,
  async run(call) {
    const [name = "", text = ""] = call.given;
    const place = await placeOf(call);
    call.print(await (place ? setThere(call, name, text, place) : setEverywhere(call, name, text)));
  },
};

async function setEverywhere(call: Call, name: string, text: string): Promise<string> {
  const level = readLevel(text);
  const changed = await setLevelFromShell(call.db, name, level, visitOf(call));
  return changed
    ? `${name} has level ${level} now and has to sign in again.`
    : `${name} has level ${level} already.`;
}

interface Place {
  readonly id: string;
  readonly name: string;
}

async function setThere(call: Call, name: string, text: string, place: Place): Promise<string> {
  const level = text === "none" ? null : readLevel(text, CHANNEL_LEVELS);
  const change = { channelId: place.id, level };
  const changed = await setChannelLevelFromShell(call.db, name, change, visitOf(call));
  const what = level === null ? "the level that counts everywhere" : `level ${level}`;
  return `${name} has ${what} in ${place.name} ${changed ? "now" : "already"}.`;
}

/** The channel that the options name; null when they name none. */
async function placeOf(call: Call): Promise<Place | null> {
  const [network, channel] = [call.option("network"), call.option("channel")];
  if (network === undefined && channel === undefined) return null;
  if (network === undefined || channel === undefined)
    throw new UsageError("--network and --channel go together.");
  const { id, name } = await getNetworkByName(call.db, network);
  const row = await findChannel(call.db, id, channel);
  if (!row)
    throw new AppError("not_found", `There is no channel ${channel} on ${name}. See: channel add`);
  return row;
}
