import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { AppProviders } from "#components/app-providers";
import { earlyInputScript } from "#components/early-input-script";
import { densityOf, themeOf, themeScript } from "#components/theme";
import { pageNonce } from "#web/page-nonce";
import { currentSite } from "#web/site";
import { clientWords } from "#web/words";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const { name } = await currentSite();
  return {
    title: { default: name, template: `%s · ${name}` },
    applicationName: name,
    formatDetection: { telephone: false, email: false, address: false },
  };
}

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
  const [jar, nonce, words] = await Promise.all([cookies(), pageNonce(), clientWords("kit")]);
  return (
    <html
      lang={words.locale}
      data-theme={themeOf(jar.get("theme")?.value)}
      data-density={densityOf(jar.get("density")?.value)}
      suppressHydrationWarning
    >
      <head>
        <script nonce={nonce} suppressHydrationWarning>
          {themeScript}
        </script>
        <script nonce={nonce} suppressHydrationWarning>
          {earlyInputScript}
        </script>
      </head>
      <body>
        <AppProviders words={words}>
          <div className="app-root">{children}</div>
        </AppProviders>
      </body>
    </html>
  );
}
