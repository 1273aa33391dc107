// Who asks over HTTP: looked up once a request, before anybody is let in or turned away.

import type { FastifyInstance } from "fastify";
import type { Access } from "../access/access.ts";
import type { Caller } from "../access/caller.ts";

/** From here on every request of the server says whose it is. */
export function knowCallers(server: FastifyInstance, access: Pick<Access, "bearer">): void {
  server.decorateRequest("caller", null);
  server.addHook("onRequest", (request, _, done) => {
    request.caller = access.bearer(request.headers.authorization) ?? null;
    done();
  });
}

declare module "fastify" {
  interface FastifyRequest {
    /** Who a program's token stands for; null for everybody else. */
    caller: Caller | null;
  }
}
