import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";

type RequestStart = { request: IncomingMessage; socket: Socket };

const FORWARDED_FOR = "x-forwarded-for";

/** Appends the address that really connected, so that a caller cannot pose as another one. */
export function appendPeer(header: string | undefined, peer: string): string {
  return header ? `${header}, ${peer}` : peer;
}

/** Completes X-Forwarded-For of every incoming request, which Next takes from the caller as it is. */
export function recordPeers(): void {
  subscribe("http.server.request.start", (message) => {
    const { request, socket } = message as RequestStart;
    const header = request.headers[FORWARDED_FOR]?.toString();
    request.headers[FORWARDED_FOR] = appendPeer(header, socket.remoteAddress ?? "unknown");
  });
}
