// The hub's HTTP server: health, metrics, the API, the pages, and the headers that keep pages to themselves.

import rateLimit from "@fastify/rate-limit";
import { type HallPlan, hallPlanSchema } from "@hallflow/queue-core";
import { type FastifyBaseLogger, type FastifyInstance, LogController, fastify } from "fastify";
import type { Logger } from "pino";
import { z } from "zod";
import type { Access } from "../access/access.ts";
import type { Health } from "../health.ts";
import type { HallTls } from "../tls/hall-tls.ts";
import { isOwnMachine } from "../access/addresses.ts";
import { type ApiParts, serveApi } from "./api.ts";
import { boundConnections, timeouts } from "./connections.ts";
import { serveDoor } from "./door.ts";
import { knowCallers } from "./callers.ts";
import { openApiDocument } from "./openapi.ts";
import { serveMedia } from "./media.ts";
import { servePhone } from "./phone.ts";
import { servePages } from "./pages.ts";
import { type DemoClock, serveDemo } from "./demo.ts";
import type { Speech } from "./speech.ts";
import { serveSpeech } from "./speech.ts";
import { problems } from "./replies.ts";
import { securityHeaders } from "./security-headers.ts";

export interface ServerParts extends ApiParts {
  readonly access: Access;
  readonly plan: () => HallPlan | null;
  readonly health: () => Promise<Health>;
  readonly metrics: { readonly contentType: string; readonly read: () => Promise<string> };
  readonly logger: Logger;
  readonly version: string;
  readonly speech: Speech;
  /** The folder of what lobby displays show while nobody is called; it need not be there. */
  readonly mediaFolder: string;
  readonly demoClock: DemoClock;
  readonly tls: HallTls | null;
  readonly addresses: { readonly kiosk: string | null; readonly paper: string | null };
}

/** In ten seconds from one address: a page with its fonts is some eighty, and phones of a hall's guests may share one address. */
const requestsPerAddress = 2_000;

/** What can be asked for: a test has a row for each. */
export interface Route {
  readonly method: string;
  readonly url: string;
}

declare module "fastify" {
  interface FastifyInstance {
    readonly routes: readonly Route[];
  }
}

export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const loggerInstance: FastifyBaseLogger = parts.logger;
  const server = fastify({
    loggerInstance,
    // One line a request says nothing that the metrics do not, and a line may hold what should not be kept.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 64 * 1024,
    connectionTimeout: 0,
    requestTimeout: timeouts.requestTimeout,
    // Both kinds of server take the same settings; Fastify's types have one of each alone.
    ...(parts.tls ? ({ https: { ...secure(parts.tls), ...timeouts } } as object) : { http: timeouts }),
    // Long-lived streams and sockets must not hold up a stop.
    forceCloseConnections: true,
  });
  boundConnections(server.server);
  const routes: Route[] = [];
  server.addHook("onRoute", ({ method, url }) => void routes.push(...[method].flat().map((name) => ({ method: name, url }))));
  server.decorate("routes", routes);
  const headers = await securityHeaders(parts.tls !== null);
  server.addHook("onRequest", (request, reply, done) => {
    reply.headers(request.url.startsWith("/api/") ? headers.answers : headers.pages);
    done();
  });
  knowCallers(server, parts.access);
  await server.register(rateLimit, { global: false, max: requestsPerAddress, timeWindow: "10 seconds" });
  const limit = server.rateLimit();
  server.addHook("onRequest", async (request, reply) => {
    // The hall's own machine and programs with a token are let through; the doors that set a limit of their own ask for themselves.
    if (request.routeOptions.config.rateLimit !== undefined || request.caller !== null || isOwnMachine(request.ip)) return;
    await limit.call(server, request, reply);
  });

  // A body that is no JSON is the sender's mistake and is told like every other one.
  server.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) {
      request.log.error({ err: error, method: request.method, route: request.routeOptions.url }, "request failed");
      return reply.status(500).send(problems.broken);
    }
    if (status === 429) return reply.status(429).send(problems.tooMany);
    const words = { zh: `请求无法读取（${error.code ?? error.name}），请发送 JSON。`, en: `The request cannot be read: ${error.message}` };
    return reply.status(status === 400 || status === 415 ? 422 : status).send({ ...problems.badInput, mistakes: [{ path: "$", words }] });
  });
  server.setNotFoundHandler((_, reply) => reply.status(404).send(problems.notFound));

  server.get("/healthz", async (_, reply) => {
    const health = await parts.health();
    return reply.status(health.status === "ok" ? 200 : 503).send(health);
  });
  // Ready is who has recalled the hall and can store: a closed hall is ready, too.
  server.get("/readyz", async (_, reply) => {
    const { status, words } = await parts.health();
    return status === "failing" ? reply.status(503).send({ status: "failing", words }) : reply.send({ status: "ready" });
  });
  server.get("/metrics", async (_, reply) => reply.type(parts.metrics.contentType).send(await parts.metrics.read()));
  const { authority = null } = parts.tls ?? {};
  if (authority) {
    server.get("/authority.crt", async (_, reply) =>
      reply.type("application/x-x509-ca-cert").header("Content-Disposition", "attachment").send(authority.certificate),
    );
  }
  const document = openApiDocument(parts.version);
  server.get("/api/openapi.json", async () => document);
  const schema = z.toJSONSchema(hallPlanSchema, { io: "input" });
  server.get("/api/hall.schema.json", async () => schema);

  serveDoor(server, parts.access);
  await server.register(async (api) => serveApi(api, parts), { prefix: "/api/v1" });
  serveDemo(server, parts);
  serveSpeech(server, parts);
  await serveMedia(server, parts.mediaFolder);
  servePhone(server, { hall: () => parts.commander.hall, now: parts.now, commander: parts.commander });
  await servePages(server, parts.addresses);
  return server;
}

/** A greeting that takes this long is not one of a hall's devices. */
const handshakeTimeout = 5_000;
const secure = ({ certificate: cert, key }: HallTls) => ({ cert, key, minVersion: "TLSv1.2", handshakeTimeout });
