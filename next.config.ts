import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { NextConfig } from "next";

const root = dirname(fileURLToPath(import.meta.url));

/** Headers that are the same for every answer. The content security policy needs a nonce and is set per request elsewhere. */
const headers = [
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "X-Content-Type-Options", value: "nosniff" },
  {
    key: "Permissions-Policy",
    value:
      "camera=(), microphone=(), geolocation=(), payment=(), usb=(), midi=(), serial=(), browsing-topics=()",
  },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "X-DNS-Prefetch-Control", value: "off" },
];

/** Pages whose address holds a secret never tell another site where the visitor came from. */
const secretPaths = ["/verify/:path*", "/reset/:path*", "/invite/:path*", "/unsubscribe/:path*"];

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ["better-sqlite3", "@node-rs/argon2", "pg", "pino"],
  turbopack: {
    root,
    // Browsers get messages taken apart (components/compiled-words.tsx): they need no parser. 9 KB less for each page.
    resolveAlias: {
      "use-intl/format-message": { browser: "use-intl/format-message/format-only" },
    },
  },
  // Types are checked by npm run check and npm test; npm start need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // forbidden() in a page answers 403 with app/forbidden.tsx.
  experimental: { authInterrupts: true },
  headers: async () => [
    { source: "/:path*", headers },
    ...secretPaths.map((source) => ({
      source,
      headers: [{ key: "Referrer-Policy", value: "no-referrer" }],
    })),
  ],
};

export default config;
