import type { NextConfig } from "next";

const SECURITY_HEADERS = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
  "Referrer-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
};

const config: NextConfig = {
  // Next's gzip would hold a streamed answer back until its end.
  compress: false,
  headers: async () => [
    {
      headers: Object.entries(SECURITY_HEADERS).map(([key, value]) => ({ key, value })),
      source: "/:path*",
    },
  ],
  images: { unoptimized: true },
  output: "standalone",
  outputFileTracingExcludes: { "*": ["**/@img/**", "**/capsize-font-metrics.json", "**/sharp/**"] },
  outputFileTracingRoot: import.meta.dirname,
  poweredByHeader: false,
  turbopack: { root: import.meta.dirname },
};

export default config;
