/**
 * Where to go after signing in: the path asked for when it stays on this site, otherwise `fallback`. Takes what came with
 * a link, so it accepts nothing but an absolute path: no other origin, no `//host`, no `/\host`, no control characters.
 */
export function safePath(asked: string | null | undefined, fallback = "/me"): string {
  if (!asked || asked.length > 500 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(asked)) return fallback;
  try {
    const base = "http://steward.invalid";
    const url = new URL(asked, base);
    const path = `${url.pathname}${url.search}${url.hash}`;
    // Normalising may bring a second slash to the front: "/.//host" becomes "//host".
    return url.origin === base && !path.startsWith("//") ? path : fallback;
  } catch {
    // Not a path at all.
    return fallback;
  }
}
