// What only a demo hall can do: run its clock fast for a simulated day.

import { type HallPlan, mayAsk } from "@hallflow/queue-core";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Access } from "../access/access.ts";
import { read } from "../mistakes.ts";
import { problems } from "./replies.ts";

export interface DemoClock {
  /** Sets hall time and its rate; answers false while a day is open, for time within a day must not jump. */
  set(at: number, rate: number): boolean;
  /** Back to the wall clock; false while a day is open. */
  reset(): boolean;
}

const clockSchema = z.union([
  z.strictObject({ at: z.int().min(0).max(8.64e15), rate: z.number().min(1).max(1_000) }),
  z.strictObject({ reset: z.literal(true) }),
]);

const dayOpen = {
  zh: "营业日进行中，不能调整时钟；请先闭厅。",
  en: "The clock cannot be set while the hall day is open. Close the day first.",
};

/** PUT /api/demo/clock with a manager's token: {at, rate} to start a simulated day, {reset: true} after it. */
export function serveDemo(server: FastifyInstance, parts: { access: Access; plan: () => HallPlan | null; demoClock: DemoClock }): void {
  server.put("/api/demo/clock", async (request, reply) => {
    if (!parts.plan()?.demo) return reply.callNotFound();
    const caller = parts.access.bearer(request.headers.authorization);
    if (!caller) return reply.status(401).send(problems.noToken);
    if (!mayAsk(caller.role, "open-day")) return reply.status(403).send(problems.noToken);
    const body = read(clockSchema, request.body);
    if ("mistakes" in body) return reply.status(422).send({ ...problems.badInput, mistakes: body.mistakes });
    const set = "reset" in body.data ? parts.demoClock.reset() : parts.demoClock.set(body.data.at, body.data.rate);
    return set ? reply.send({ done: true }) : reply.status(409).send({ type: "hall-open", words: dayOpen });
  });
}
