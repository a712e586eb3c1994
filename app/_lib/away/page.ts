/** What is answered while the database is away. Stands alone: whatever else a page needs may be what is missing. */
import { type Theme, themeOf } from "#components/theme";
import type { Locale } from "#core/words/locales";
import { translator } from "#core/words/translate";

/** Seconds after which it is worth asking again. */
export const RETRY_AFTER = "5";

const style = `
:root{color-scheme:light dark;--bg:light-dark(oklch(.982 .003 240),oklch(.182 .008 245));--card:light-dark(#fff,oklch(.214 .009 245));--fg:light-dark(oklch(.235 .018 240),oklch(.94 .006 230));--muted:light-dark(oklch(.475 .016 235),oklch(.735 .013 230));--line:light-dark(oklch(.905 .006 240),oklch(.32 .013 245));--primary:light-dark(oklch(.465 .088 218),oklch(.77 .088 208));--on:light-dark(#fff,oklch(.2 .035 220));--soft:light-dark(oklch(.968 .03 88),oklch(.282 .034 76));--warn:light-dark(oklch(.475 .098 66),oklch(.84 .125 82))}
:root[data-theme=light]{color-scheme:light}:root[data-theme=dark]{color-scheme:dark}
:root[data-theme=contrast]{--fg:light-dark(#000,#fff);--muted:var(--fg);--line:var(--fg)}
*{box-sizing:border-box;margin:0}body{min-height:100dvh;display:grid;place-items:center;padding:1.5rem;background:var(--bg);color:var(--fg);font:16px/1.55 system-ui,sans-serif}
main{width:100%;max-width:27rem;padding:2rem;background:var(--card);border:1px solid var(--line);border-radius:.75rem;text-align:center}
svg{width:3rem;height:3rem;padding:.75rem;border-radius:50%;background:var(--soft);color:var(--warn)}
h1{margin:1rem 0 .5rem;font-size:1.25rem;line-height:1.3;text-wrap:balance}p{color:var(--muted);text-wrap:pretty}p+p{margin-top:.75rem}
a{display:inline-block;margin-top:1.5rem;padding:.55rem 1.1rem;border-radius:.5rem;background:var(--primary);color:var(--on);font-weight:600;text-decoration:none}a:focus-visible{outline:2px solid var(--primary);outline-offset:2px}`;

const icon = `<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><ellipse cx="12" cy="5" rx="8" ry="3"/><path d="M4 5v6c0 1.7 3.6 3 8 3M20 5v4M4 11v6c0 1.7 3.6 3 8 3M17 14l5 5M22 14l-5 5"/></svg>`;

interface AwayPage {
  readonly locale: Locale;
  readonly theme: string | undefined;
  /** The visitor sent something, which a repeated request would send again. */
  readonly sent: boolean;
}

/** The whole document. */
export function awayPage({ locale, theme, sent }: AwayPage): string {
  const shown: Theme = themeOf(theme);
  const t = translator(locale, "errors");
  const again = sent ? "" : `<meta http-equiv="refresh" content="${RETRY_AFTER}">`;
  return `<!doctype html>
<html lang="${locale}" data-theme="${shown}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">${again}
<title>${t("away.title")}</title><style>${style}</style></head>
<body><main role="alert">${icon}<h1>${t("away.title")}</h1><p>${t("away.text")}</p>${sent ? `<p>${t("away.unchanged")}</p>` : ""}<a href="">${t("away.retry")}</a></main></body>
</html>`;
}
