/** How many exports run at once: each reads the whole log, and all of them share the connections of long reads. */
const PER_PERSON = 2;

const running = new Map<string, number>();

/** Takes a place for a person's export and gives the function that frees it, which may be called again; null when they have too many. */
export function takeExportPlace(personId: string): (() => void) | null {
  const count = running.get(personId) ?? 0;
  if (count >= PER_PERSON) return null;
  running.set(personId, count + 1);
  let isTaken = true;
  return () => {
    if (!isTaken) return;
    isTaken = false;
    const left = (running.get(personId) ?? 1) - 1;
    if (left > 0) running.set(personId, left);
    else running.delete(personId);
  };
}
