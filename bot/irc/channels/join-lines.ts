/** Room for names and keys in one JOIN; what is left is for the command and for what servers add when they pass it on. */
const MAX_BYTES = 400;

interface Joinable {
  readonly name: string;
  readonly key: string | null;
}

/** JOINs for channels, at most `limit` in a line. Keys belong to the first channels of a line, so those that have one go first. */
export function joinLines(channels: readonly Joinable[], limit: number): string[] {
  const keyed = channels.filter(({ key }) => key !== null);
  const open = channels.filter(({ key }) => key === null);
  return chunked([...keyed, ...open], limit).map((chunk) => {
    const names = chunk.map(({ name }) => name).join(",");
    const keys = chunk.flatMap(({ key }) => key ?? []).join(",");
    return keys ? `JOIN ${names} ${keys}` : `JOIN ${names}`;
  });
}

function chunked(channels: readonly Joinable[], limit: number): Joinable[][] {
  const chunks: Joinable[][] = [];
  let length = 0;
  for (const channel of channels) {
    const size = Buffer.byteLength(channel.name) + Buffer.byteLength(channel.key ?? "") + 2;
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
