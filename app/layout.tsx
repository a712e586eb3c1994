import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { AppProviders } from "#components/app-providers";
import { densityOf, themeOf, themeScript } from "#components/theme";
import { words } from "#components/words";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: words.product, template: `%s · ${words.product}` },
  applicationName: words.product,
  formatDetection: { telephone: false, email: false, address: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f8fafb" },
    { media: "(prefers-color-scheme: dark)", color: "#0e1214" },
  ],
};

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const nonce = head.get("x-nonce") ?? undefined;
  return (
    <html
      lang="en"
      data-theme={themeOf(jar.get("theme")?.value)}
      data-density={densityOf(jar.get("density")?.value)}
      suppressHydrationWarning
    >
      <head>
        <script nonce={nonce} suppressHydrationWarning>
          {themeScript}
        </script>
      </head>
      <body>
        <AppProviders nonce={nonce}>
          <div className="app-root">{children}</div>
        </AppProviders>
      </body>
    </html>
  );
}
