// The HTTP API for other systems: the same commands, schemas and refusals as on the socket.

import { hash, randomUUID } from "node:crypto";
import {
  type Answer,
  type Command,
  type ConditionView,
  type JournalEvent,
  type OperationId,
  type Role,
  type StaffId,
  type VisitId,
  mayAsk,
  refuse,
  showHall,
} from "@hallflow/queue-core";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Caller } from "../access/caller.ts";
import type { Commander } from "../commander.ts";
import type { Conditions } from "../conditions.ts";
import { fed } from "../feed.ts";
import type { Journal } from "../journal.ts";
import { read } from "../mistakes.ts";
import type { Questions } from "../questions.ts";
import {
  type CounterOperationName,
  type HallOperationName,
  type VisitOperationName,
  counterOperations,
  counterParams,
  feedQuery,
  hallOperations,
  newVisitSchema,
  visitOperations,
  visitParams,
} from "./api-schema.ts";
import { serveAppointments } from "./appointments.ts";
import { newTicketToken } from "./ticket-token.ts";
import { keyMistake, malformed, problems, readKey, respond, trouble } from "./replies.ts";

export interface ApiParts {
  readonly commander: Commander;
  readonly questions: Questions;
  readonly journal: Journal;
  readonly conditions: Conditions;
  /** The lanes that are too much for their counters. */
  readonly alarms: () => Promise<readonly ConditionView[]>;
  readonly now: () => number;
}

/** Serves /api/v1. Throws nothing: every trouble is a Problem with its status. */
export function serveApi(server: FastifyInstance, parts: ApiParts): void {
  server.addHook("onRequest", (request, reply, done) => {
    if (request.caller) done();
    else void reply.status(401).header("WWW-Authenticate", "Bearer").send(problems.noToken);
  });

  server.post("/visits", async (request, reply) => {
    const body = read(newVisitSchema, request.body);
    const key = readKey(request, true);
    if ("mistakes" in body) return malformed(reply, key === undefined ? [...body.mistakes, keyMistake] : body.mistakes);
    if (key === undefined) return malformed(reply, [keyMistake]);
    const { errands, tier, needs, channel, language, returnOf, atMachine } = body.data;
    const visit = randomUUID() as VisitId;
    const token = newTicketToken();
    const command: Command = {
      type: "take-ticket",
      visit,
      token,
      errands,
      tier,
      needs,
      channel,
      language,
      declinedSelfService: true,
      returnOf,
      atMachine,
    };
    const answer = await submit(request, command, key);
    return answer.kind === "done" ? reply.status(201).send(answer.result.visit) : trouble(reply, answer);
  });

  server.get("/visits/:id", async (request, reply) => {
    const params = read(visitParams, request.params);
    if ("mistakes" in params) return malformed(reply, params.mistakes);
    const answer = await parts.commander.whenStored(() => parts.questions.visit({ visit: params.data.id }));
    return answer.kind === "done" ? reply.send(answer.result) : trouble(reply, answer, 404);
  });

  server.get("/visits/:id/explanation", async (request, reply) => {
    const { role } = callerOf(request);
    if (!overseers.includes(role)) return trouble(reply, { kind: "refused", refusal: refuse("not-allowed", { role }) });
    const params = read(visitParams, request.params);
    if ("mistakes" in params) return malformed(reply, params.mistakes);
    // What somebody typed may name a person, and stays in the hall.
    const explain = () => parts.questions.explanation({ visit: params.data.id }, role !== "system");
    const answer = await parts.commander.whenStored(explain);
    return answer.kind === "done" ? reply.send(answer.result) : trouble(reply, answer, 404);
  });

  server.delete("/visits/:id", async (request, reply) => {
    const params = read(visitParams, request.params);
    if ("mistakes" in params) return malformed(reply, params.mistakes);
    const unknown = parts.questions.visit({ visit: params.data.id });
    if (unknown.kind !== "done") return trouble(reply, unknown, 404);
    return respond(reply, await submit(request, { type: "cancel", visit: params.data.id }, readKey(request, false)));
  });

  for (const name of Object.keys(visitOperations) as VisitOperationName[]) {
    const { body: schema, command } = visitOperations[name];
    server.post(`/visits/:id/${name}`, async (request, reply) => {
      const params = read(visitParams, request.params);
      if ("mistakes" in params) return malformed(reply, params.mistakes);
      const body = read(schema, request.body ?? {});
      if ("mistakes" in body) return malformed(reply, body.mistakes);
      const unknown = parts.questions.visit({ visit: params.data.id });
      if (unknown.kind !== "done") return trouble(reply, unknown, 404);
      return respond(reply, await submit(request, command(params.data.id, body.data), readKey(request, false)));
    });
  }

  for (const name of Object.keys(hallOperations) as HallOperationName[]) {
    const { body: schema, command } = hallOperations[name];
    server.post(`/hall/${name}`, async (request, reply) => {
      const body = read(schema, request.body ?? {});
      if ("mistakes" in body) return malformed(reply, body.mistakes);
      return respond(reply, await submit(request, command(body.data), readKey(request, false)));
    });
  }

  for (const name of Object.keys(counterOperations) as CounterOperationName[]) {
    const { body: schema, command } = counterOperations[name];
    server.post(`/counters/:counter/${name}`, async (request, reply) => {
      const params = read(counterParams, request.params);
      if ("mistakes" in params) return malformed(reply, params.mistakes);
      const body = read(schema, request.body ?? {});
      if ("mistakes" in body) return malformed(reply, body.mistakes);
      const { counter } = params.data;
      if (name === "call-next") await signInForSystem(request, counter);
      return respond(reply, await submit(request, command(counter, body.data), readKey(request, false)));
    });
  }

  serveAppointments(server, parts, submit);

  server.get("/hall", async (_, reply) => {
    const shown = await parts.commander.whenStored((hall) => hall.plan && showHall(hall, hall.plan, parts.now()));
    return shown ? reply.send(shown) : trouble(reply, { kind: "refused", refusal: refuse("no-plan") });
  });

  server.get("/conditions", async (request, reply) => {
    const { role } = callerOf(request);
    if (!overseers.includes(role)) return trouble(reply, { kind: "refused", refusal: refuse("not-allowed", { role }) });
    return reply.send({ conditions: [...parts.conditions.list(), ...(await parts.alarms())] });
  });

  server.get("/events", async (request, reply) => {
    const { role } = callerOf(request);
    if (!overseers.includes(role)) return trouble(reply, { kind: "refused", refusal: refuse("not-allowed", { role }) });
    const query = read(feedQuery, request.query);
    if ("mistakes" in query) return malformed(reply, query.mistakes);
    const { after, limit } = query.data;
    const events = parts.journal
      .page(after, limit)
      .map(({ sequence, event }) => ({ sequence, event: role === "system" ? fed(event) : withoutToken(event) }));
    const next = events.at(-1)?.sequence ?? after;
    return reply.send({ events, next, checkpoint: parts.journal.checkpoint(next) });
  });

  async function submit(request: FastifyRequest, command: Command, key: string | null | undefined): Promise<Answer> {
    const { role, actor } = callerOf(request);
    if (!mayAsk(role, command.type)) return { kind: "refused", refusal: refuse("not-allowed", { role }) };
    const operation = key ? operationOf(role, key) : null;
    const fingerprint = hash("sha256", `${request.method} ${request.url} ${JSON.stringify(request.body ?? null)}`);
    return parts.commander.submit({ command, actor, operation, fingerprint });
  }

  /** An operator's system that calls for an empty counter sits there itself: it has no console to sign in at. */
  async function signInForSystem(request: FastifyRequest, counter: Extract<Command, { type: "call-next" }>["counter"]): Promise<void> {
    const { role, actor } = callerOf(request);
    const { hall } = parts.commander;
    if (!mayAsk(role, "call-next") || !hall.plan?.counters.some(({ id }) => id === counter)) return;
    if ((hall.seats.get(counter)?.state ?? "signed-out") !== "signed-out") return;
    const command: Command = { type: "sign-in", counter, staff: `api-${role}-${counter}`.slice(0, 24) as StaffId };
    await parts.commander.submit({ command, actor, operation: null, fingerprint: "" });
  }
}

/** Who may read of the whole hall. */
const overseers: readonly Role[] = ["manager", "administrator", "system"];

/** What staff who answer for the hall read of an event: all but what opens a customer's page. */
const withoutToken = (event: JournalEvent): object => (event.type === "ticket-issued" ? { ...event, token: "" } : event);

/** A client's key as an operation id: the same role and key are the same operation, whatever the key looks like. */
function operationOf(role: Role, key: string): OperationId {
  const digest = hash("sha256", `${role}\n${key}`);
  const [a, b, c, d, e] = [digest.slice(0, 8), digest.slice(8, 12), digest.slice(13, 16), digest.slice(17, 20), digest.slice(20, 32)];
  return `${a}-${b}-8${c}-a${d}-${e}` as OperationId;
}

/** Who asks; every route of the API is behind the hook that knows. */
function callerOf({ caller }: FastifyRequest): Caller {
  if (!caller) throw new Error("a route of the API stands outside of its door");
  return caller;
}
