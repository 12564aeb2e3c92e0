// `next build` leaves static files out of the standalone folder, expecting a CDN to serve them.
import { cpSync } from "node:fs";

const STANDALONE = ".next/standalone";

cpSync(".next/static", `${STANDALONE}/.next/static`, { recursive: true });
cpSync("public", `${STANDALONE}/public`, { recursive: true });
