const YEAR_SECONDS = 365 * 86_400;

/** Keeps a choice of looks or keys for the next visit, in a cookie that the server reads when it renders the page. */
export function remember(name: "theme" | "density" | "sidebar" | "shortcuts", value: string): void {
  const secure = window.location.protocol === "https:" ? ";secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing over plain http, where bots often live
  document.cookie = `${name}=${value};path=/;max-age=${YEAR_SECONDS};samesite=lax${secure}`;
}
