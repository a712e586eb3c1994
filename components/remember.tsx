const YEAR_SECONDS = 365 * 86_400;

type Choice = "theme" | "density" | "sidebar" | "shortcuts" | "network";

/** Keeps a choice of how this browser looks at the site for the next visit, in a cookie that the server reads when it renders the page. */
export function remember(name: Choice, value: string): void {
  const secure = window.location.protocol === "https:" ? ";secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing over plain http, where bots often live
  document.cookie = `${name}=${value};path=/;max-age=${YEAR_SECONDS};samesite=lax${secure}`;
}
