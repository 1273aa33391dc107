// Serves the built screens to the kiosk's window under app://kiosk/, with a policy that lets them load nothing else.

import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { protocol } from "electron";
import { screenFile } from "./screen-address.ts";

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

/** Must be called before Electron is ready. */
export function announceScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: "app", privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
}

/** Answers app://kiosk/… from `folder`, and nothing outside it. */
export function serveScreens(folder: string): void {
  protocol.handle("app", async (request) => {
    const file = screenFile(folder, request.url);
    const type = file === null ? undefined : types[extname(file)];
    if (request.method !== "GET" || file === null || type === undefined) return new Response(null, { status: 404 });
    try {
      return new Response(await readFile(file), {
        headers: { "content-type": type, "content-security-policy": policy, "x-content-type-options": "nosniff" },
      });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}
