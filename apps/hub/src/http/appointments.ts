// Appointments over HTTP: the operator's system books and cancels them, and may check a customer in.

import { hash, randomUUID } from "node:crypto";
import { type Answer, type AppointmentCode, type Command, type VisitId, mayAsk, refuse, showAppointments } from "@hallflow/queue-core";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { read } from "../mistakes.ts";
import { appointmentParams, checkInSchema, newAppointmentSchema } from "./api-schema.ts";
import type { ApiParts } from "./api.ts";
import { newTicketToken } from "./ticket-token.ts";
import { keyMistake, malformed, readKey, respond, trouble } from "./replies.ts";

type Submit = (request: FastifyRequest, command: Command, key: string | null | undefined) => Promise<Answer>;

export function serveAppointments(server: FastifyInstance, { commander, questions, now }: ApiParts, submit: Submit): void {
  server.post("/appointments", async (request, reply) => {
    const body = read(newAppointmentSchema, request.body);
    const key = readKey(request, true);
    if ("mistakes" in body) return malformed(reply, key === undefined ? [...body.mistakes, keyMistake] : body.mistakes);
    if (key === undefined || key === null) return malformed(reply, [keyMistake]);
    const { code = codeFor(key), ...booking } = body.data;
    const answer = await submit(request, { type: "book-appointment", code, ...booking }, key);
    return answer.kind === "done" ? show(reply, code, 201) : trouble(reply, answer);
  });

  server.get("/appointments", async (request, reply) => {
    const barred = notFor(request);
    if (barred) return trouble(reply, barred);
    const appointments = await commander.whenStored((hall) => hall.plan && showAppointments(hall, hall.plan, now()));
    return appointments ? reply.send({ appointments }) : trouble(reply, { kind: "refused", refusal: refuse("no-plan") });
  });

  server.get("/appointments/:code", async (request, reply) => {
    const params = read(appointmentParams, request.params);
    if ("mistakes" in params) return malformed(reply, params.mistakes);
    const barred = notFor(request);
    return barred ? trouble(reply, barred) : show(reply, params.data.code, 200);
  });

  server.delete("/appointments/:code", async (request, reply) => {
    const params = read(appointmentParams, request.params);
    if ("mistakes" in params) return malformed(reply, params.mistakes);
    return respond(reply, await submit(request, { type: "cancel-appointment", code: params.data.code }, readKey(request, false)));
  });

  server.post("/appointments/:code/check-in", async (request, reply) => {
    const params = read(appointmentParams, request.params);
    if ("mistakes" in params) return malformed(reply, params.mistakes);
    const body = read(checkInSchema, request.body ?? {});
    const key = readKey(request, true);
    if ("mistakes" in body) return malformed(reply, key === undefined ? [...body.mistakes, keyMistake] : body.mistakes);
    if (key === undefined) return malformed(reply, [keyMistake]);
    const visit = randomUUID() as VisitId;
    const token = newTicketToken();
    const answer = await submit(request, { type: "check-in", code: params.data.code, visit, token, ...body.data }, key);
    return answer.kind === "done" ? reply.status(201).send(answer.result.visit) : trouble(reply, answer);
  });

  async function show(reply: FastifyReply, code: AppointmentCode, status: number): Promise<FastifyReply> {
    const answer = await commander.whenStored(() => questions.appointment({ code }));
    return answer.kind === "done" ? reply.status(status).send(answer.result.appointment) : trouble(reply, answer, 404);
  }
}

/** A code checks its holder in: whoever may book may read them, and nobody else. */
function notFor({ caller }: FastifyRequest): Extract<Answer, { kind: "refused" }> | undefined {
  const role = caller?.role;
  if (role && mayAsk(role, "book-appointment")) return undefined;
  return { kind: "refused", refusal: refuse("not-allowed", { role: role ?? "" }) };
}

/** Eight digits, which are typed fastest; made of the request's key, so that a repeat of the request asks for the same code. */
function codeFor(key: string): AppointmentCode {
  const digits = BigInt(`0x${hash("sha256", `appointment ${key}`)}`) % 90_000_000n;
  return String(10_000_000n + digits) as AppointmentCode;
}
