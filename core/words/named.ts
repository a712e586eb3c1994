interface Untyped {
  (key: string): string;
  has(key: string): boolean;
}

/** The message at `path.name` for a name that comes from the database; the name itself where there is no such message. */
export function named(words: object, path: string, name: string): string {
  const t = words as Untyped;
  const key = `${path}.${name}`;
  return t.has(key) ? t(key) : name;
}
