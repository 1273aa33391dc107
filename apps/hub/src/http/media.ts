// The hall's own pictures and videos for its lobby displays: whatever lies in the folder `media` beside the hall file.

import { existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import files from "@fastify/static";
import type { FastifyInstance } from "fastify";

/** What every browser of a display shows; anything else in the folder is left alone. */
const kinds: Readonly<Record<string, "picture" | "video">> = {
  ".jpg": "picture",
  ".jpeg": "picture",
  ".png": "picture",
  ".webp": "picture",
  ".avif": "picture",
  ".mp4": "video",
  ".webm": "video",
};

const prefix = "/media/";
/** A folder that somebody filled by mistake must not fill a display's memory. */
const mostFiles = 200;

export interface MediaItem {
  readonly kind: "picture" | "video";
  readonly url: string;
}

/** GET /api/media lists the folder by name; a file that was changed has another address, so that displays may keep the others. */
export async function serveMedia(server: FastifyInstance, folder: string): Promise<void> {
  server.get("/api/media", async (_, reply) => reply.header("Cache-Control", "no-cache").send({ items: await listMedia(folder) }));
  // A folder that is made later is served after the next start; one that is there is read anew each time.
  if (!existsSync(folder)) return;
  await server.register(files, { root: folder, prefix, decorateReply: false, index: false, maxAge: "1d", allowedPath: isShown });
}

const kindOf = (name: string) => (name.startsWith(".") ? undefined : kinds[extname(name).toLowerCase()]);
const isShown = (path: string): boolean => kindOf(path.replace(/^\//, "")) !== undefined;

async function listMedia(folder: string): Promise<MediaItem[]> {
  const names = await readdir(folder).catch(() => []);
  const items: MediaItem[] = [];
  for (const name of names.toSorted((a, b) => a.localeCompare(b, "en", { numeric: true })).slice(0, mostFiles)) {
    const kind = kindOf(name);
    // A file may go between the listing and this look at it.
    const found = kind && (await stat(join(folder, name)).catch(() => null));
    if (kind && found?.isFile()) items.push({ kind, url: `${prefix}${encodeURIComponent(name)}?v=${Math.round(found.mtimeMs)}` });
  }
  return items;
}
