export type Provider = "sqlite" | "postgresql";

/** Which engine a database URL means: `file:` is SQLite, everything else PostgreSQL. */
export function providerOf(url: string): Provider {
  return url.startsWith("file:") ? "sqlite" : "postgresql";
}

/** The path in a `file:` URL. */
export function sqliteFile(url: string): string {
  return url.replace(/^file:/, "");
}
