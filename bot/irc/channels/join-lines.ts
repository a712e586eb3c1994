/** Room for names and keys in one JOIN; what is left is for the command and for what servers add when they pass it on. */
const MAX_BYTES = 400;

interface Joinable {
  readonly wanted: { readonly name: string; readonly key: string | null };
}

/** A line and the channels it is for. */
export interface JoinLine<Channel> {
  readonly line: string;
  readonly channels: readonly Channel[];
}

/** JOINs for channels, at most `limit` in a line. Keys belong to the first channels of a line, so those that have one go first. */
export function joinLines<Channel extends Joinable>(
  channels: readonly Channel[],
  limit: number,
): JoinLine<Channel>[] {
  const keyed = channels.filter(({ wanted }) => wanted.key !== null);
  const open = channels.filter(({ wanted }) => wanted.key === null);
  return chunked([...keyed, ...open], limit).map((chunk) => {
    const names = chunk.map(({ wanted }) => wanted.name).join(",");
    const keys = chunk.flatMap(({ wanted }) => wanted.key ?? []).join(",");
    return { line: keys ? `JOIN ${names} ${keys}` : `JOIN ${names}`, channels: chunk };
  });
}

function chunked<Channel extends Joinable>(
  channels: readonly Channel[],
  limit: number,
): Channel[][] {
  const chunks: Channel[][] = [];
  let length = 0;
  for (const channel of channels) {
    const { name, key } = channel.wanted;
    const size = Buffer.byteLength(name) + Buffer.byteLength(key ?? "") + 2;
    const last = chunks.at(-1);
    if (last && last.length < limit && length + size <= MAX_BYTES) last.push(channel);
    else {
      chunks.push([channel]);
      length = 0;
    }
    length += size;
  }
  return chunks;
}
