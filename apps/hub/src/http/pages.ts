// The pages that the hub serves: its own, the counters' and the lobby's; the kiosk's and the printer's are passed on.

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import files from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";

const displayFolder = fileURLToPath(new URL("../../../counter-display/dist", import.meta.url));
const hubFolder = fileURLToPath(new URL("../../dist", import.meta.url));

/** Each page with the built file behind it. */
const pages = [
  { path: "/", folder: hubFolder, file: "index.html" },
  { path: "/manage", folder: hubFolder, file: "manage.html" },
  { path: "/counter", folder: displayFolder, file: "counter.html" },
  { path: "/guide", folder: displayFolder, file: "guide.html" },
  { path: "/lobby", folder: displayFolder, file: "lobby.html" },
  { path: "/window", folder: displayFolder, file: "window.html" },
  { path: "/rating", folder: displayFolder, file: "rating.html" },
] as const;

/** Serves the pages. A part that is not built or not running is answered with a page that says so. */
export async function servePages(server: FastifyInstance, addresses: { kiosk: string | null; paper: string | null }): Promise<void> {
  for (const [prefix, root] of [
    ["/hub/", hubFolder],
    ["/display/", displayFolder],
  ] as const) {
    // Built files have their content's hash in their names: a display may keep them for ever.
    if (existsSync(root))
      await server.register(files, { root, prefix, decorateReply: false, immutable: true, maxAge: "30d", index: false });
  }
  for (const { path, folder, file } of pages) {
    server.get(path, async (_, reply) => {
      const page = await readFile(`${folder}/${file}`).catch(() => null);
      return page ? reply.header("Cache-Control", "no-cache").type("text/html; charset=utf-8").send(page) : notThere(reply, notBuilt);
    });
  }
  await passOn(server, "/kiosk", addresses.kiosk, noKiosk);
  await passOn(server, "/paper", addresses.paper, noPaper);
}

async function passOn(server: FastifyInstance, prefix: string, upstream: string | null, missing: Sentence): Promise<void> {
  if (upstream === null) {
    server.get(prefix, async (_, reply) => notThere(reply, missing));
    return;
  }
  // Loaded where something is passed on: a hub whose kiosks are all elsewhere starts sooner without it.
  const { default: proxy } = await import("@fastify/http-proxy");
  await server.register(proxy, {
    upstream,
    prefix,
    rewritePrefix: prefix,
    http: { requestOptions: { timeout: 0 } },
    replyOptions: {
      // Behind the hub a part still knows by which address its page was fetched, and so which pages are its own.
      rewriteRequestHeaders: ({ headers: { host } }, headers) => (host === undefined ? headers : { ...headers, "x-forwarded-host": host }),
      onError: (reply) => void notThere(reply as unknown as FastifyReply, missing),
    },
  });
}

interface Sentence {
  readonly zh: string;
  readonly en: string;
}
const notBuilt = { zh: "页面尚未生成，请运行 npx -y pnpm@12 start。", en: "The pages are not built yet. Run npx -y pnpm@12 start." };
const noKiosk = {
  zh: "本机没有运行取号机程序；取号机请使用自己的设备。",
  en: "No kiosk agent runs on this machine, or it is just starting. Kiosks run on their own devices.",
};
const noPaper = {
  zh: "本机没有运行虚拟打印机；小票由真实打印机打印。",
  en: "No virtual printer runs on this machine. Tickets come out of the hall's own printer.",
};

/** Asks again by itself: whoever opens a page while its part is starting need do nothing. */
function notThere(reply: FastifyReply, { zh, en }: Sentence): FastifyReply {
  return reply
    .status(503)
    .type("text/html; charset=utf-8")
    .send(
      `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="2"><title>Hallflow</title>` +
        `<body style="font-family:sans-serif;max-width:36rem;margin:20vh auto;padding:0 1.5rem;color:#0f2137"><p style="font-size:1.4rem">${zh}</p><p lang="en" style="color:#5b6b7f">${en}</p>`,
    );
}
