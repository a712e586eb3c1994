/**
 * True for an address that pages and mails can be built on: http or https, a host, perhaps a port, and nothing else. A path
 * would not work, since every link of ours starts at the root.
 */
export function isPublicUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === "") return false;
  return text === url.origin;
}

/** Brings what people type ("bot.example.org/", "HTTPS://Bot.Example.org") into the form that {@link isPublicUrl} wants, or null. */
export function toPublicUrl(typed: string): string | null {
  const text = typed.trim();
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(withScheme)) return null;
  const url = new URL(withScheme);
  const bare = url.pathname === "/" && !url.search && !url.hash && !url.username && !url.password;
  return bare && isPublicUrl(url.origin) ? url.origin : null;
}
