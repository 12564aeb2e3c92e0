import "@fontsource-variable/geist-mono/wght.css";
import "@fontsource-variable/newsreader/opsz-italic.css";
import "@fontsource-variable/newsreader/opsz.css";
import "@fontsource-variable/schibsted-grotesk/wght.css";
import "./globals.css";

import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { ConfigScript } from "@/components/shell/config-script";
import { Providers } from "@/components/shell/providers";
import { THEME_COOKIE, toTheme } from "@/lib/theme";

export const metadata: Metadata = {
  description: "A to-do list that you keep by talking to it.",
  title: { default: "Todo", template: "%s · Todo" },
};

export const viewport: Viewport = {
  interactiveWidget: "resizes-content",
  themeColor: [
    { color: "#e8ecf1", media: "(prefers-color-scheme: light)" },
    { color: "#0d1118", media: "(prefers-color-scheme: dark)" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? "";
  const theme = toTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html data-theme={theme} lang="en">
      <body>
        <ConfigScript />
        <Providers nonce={nonce}>{children}</Providers>
      </body>
    </html>
  );
}
