// Serves the screens and their bridge over HTTP, for browsers that stand in for the kiosk's own window.

import helmet from "@fastify/helmet";
import files from "@fastify/static";
import { type FastifyInstance, fastify } from "fastify";
import { AgentAway, BadRequest, type ScreensHost } from "../bridge-host.ts";
import type { BridgeEvent } from "../bridge.ts";
import { isOwnPage } from "./origin-check.ts";

const bodyLimitBytes = 4_096;
const heartbeatMs = 15_000;
/** More screens than stand before one agent: beyond that somebody is only holding connections. */
const mostListeners = 32;

export interface PreviewOptions {
  readonly host: ScreensHost;
  /** The folder of the built screens. */
  readonly screens: string;
}

/** Makes the server; the caller listens and closes. Closing ends the streams that are open. */
export async function previewServer({ host, screens }: PreviewOptions): Promise<FastifyInstance> {
  const server = fastify({ bodyLimit: bodyLimitBytes, forceCloseConnections: true });
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'", "data:"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'self'"],
      },
    },
    // A hall's network has no certificates of its own yet; asking browsers to insist would shut them out.
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
  });
  await server.register(files, { root: screens, prefix: "/kiosk/", redirect: true });
  server.get("/kiosk", (_request, reply) => reply.redirect("kiosk/"));

  server.post<{ Params: { request: string } }>("/kiosk/bridge/:request", async (request, reply) => {
    if (!isOwnPage(request.headers)) return reply.code(403).send({ error: "only the kiosk's own pages may ask" });
    if (!request.headers["content-type"]?.startsWith("application/json")) return reply.code(415).send({ error: "JSON only" });
    try {
      // A bare null is an answer too, and must not become an empty body.
      return await reply.type("application/json").send(JSON.stringify(await host.answer(request.params.request, request.body)));
    } catch (error) {
      if (error instanceof BadRequest) return reply.code(400).send({ error: error.message });
      if (error instanceof AgentAway) return reply.code(503).send({ error: error.message });
      throw error;
    }
  });

  let listeners = 0;
  server.get("/kiosk/bridge/status", async (request, reply) => {
    if (listeners >= mostListeners) return reply.code(503).send({ error: "too many screens" });
    listeners++;
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store", "x-accel-buffering": "no" });
    const tell = (event: BridgeEvent): void => void raw.write(`data: ${JSON.stringify(event)}\n\n`);
    const stop = host.listen(tell);
    const heartbeat = setInterval(() => raw.write(": still here\n\n"), heartbeatMs);
    request.raw.on("close", () => {
      listeners--;
      clearInterval(heartbeat);
      stop();
    });
    return reply;
  });
  return server;
}
