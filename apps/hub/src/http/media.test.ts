import { mkdirSync, mkdtempSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fastify } from "fastify";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { serveMedia } from "./media.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "media-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function server() {
  const made = fastify();
  await serveMedia(made, folder);
  return made;
}

describe("the hall's media", () => {
  it("are its pictures and videos by name, and nothing else of the folder", async () => {
    for (const name of ["10-offer.png", "2-tea house.mp4", "b.WEBP", "notes.txt", ".hidden.png"]) writeFileSync(join(folder, name), name);
    mkdirSync(join(folder, "c.png"));
    const made = await server();
    const { items } = (await made.inject("/api/media")).json<{ items: { kind: string; url: string }[] }>();
    expect(items.map(({ kind, url }) => `${kind} ${url.replace(/\d+$/, "…")}`)).toEqual([
      "video /media/2-tea%20house.mp4?v=…",
      "picture /media/10-offer.png?v=…",
      "picture /media/b.WEBP?v=…",
    ]);
    expect((await made.inject(items[0]?.url ?? "")).body).toBe("2-tea house.mp4");
    for (const path of ["/media/notes.txt", "/media/.hidden.png", "/media/%2e%2e%2fhall.yaml", "/media/"]) {
      expect((await made.inject(path)).statusCode).toBeGreaterThanOrEqual(400);
    }
    unlinkSync(join(folder, "b.WEBP"));
    expect((await made.inject("/api/media")).json<{ items: unknown[] }>().items).toHaveLength(2);
  });

  it("are none where there is no folder", async () => {
    rmSync(folder, { recursive: true });
    expect((await (await server()).inject("/api/media")).json()).toEqual({ items: [] });
  });
});
