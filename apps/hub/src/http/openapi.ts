// The OpenAPI document, made of the same schemas that the routes parse with.

import { z } from "zod";
import { type ZodOpenApiOperationObject, type ZodOpenApiPathsObject, createDocument } from "zod-openapi";
import {
  appointmentParams,
  appointmentSchema,
  appointmentsSchema,
  checkInSchema,
  newAppointmentSchema,
  conditionsSchema,
  counterOperations,
  counterParams,
  explanationSchema,
  feedQuery,
  feedSchema,
  hallOperations,
  hallSchema,
  newVisitSchema,
  outcome,
  problemSchema,
  visitOperations,
  visitParams,
  visitSchema,
  webhookHeaders,
  webhookMessageSchema,
} from "./api-schema.ts";

const json = (schema: z.ZodType) => ({ content: { "application/json": { schema } } });
const problem = (description: string) => ({ description, ...json(problemSchema) });

const troubles = {
  "401": problem("No bearer token, or one that is not valid here"),
  "403": problem("The token's role may not do this"),
  "409": problem("A rule of the hall refuses it"),
  "422": problem("The input cannot be read; `mistakes` names each field"),
  "503": problem("The hub cannot store it just now: try again with the same Idempotency-Key"),
};

const idempotencyKey = z
  .string()
  .min(1)
  .max(200)
  .meta({ description: "Names this request for ever: a repeat has no second effect and gets the same answer" });

function counterPaths(): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {};
  for (const [name, { summary, body }] of Object.entries(counterOperations)) {
    const post: ZodOpenApiOperationObject = {
      operationId: `counter-${name}`,
      summary,
      requestParams: { path: counterParams, header: z.object({ "Idempotency-Key": idempotencyKey.optional() }) },
      requestBody: { ...json(body), required: false },
      responses: { "200": { description: "Done, and on the disk", ...json(outcome) }, ...troubles },
    };
    paths[`/api/v1/counters/{counter}/${name}`] = { post };
  }
  return paths;
}

function visitPaths(): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {};
  for (const [name, { summary, body }] of Object.entries(visitOperations)) {
    const post: ZodOpenApiOperationObject = {
      operationId: `visit-${name}`,
      summary,
      requestParams: { path: visitParams, header: z.object({ "Idempotency-Key": idempotencyKey.optional() }) },
      requestBody: { ...json(body), required: false },
      responses: { "200": { description: "Done, and on the disk", ...json(outcome) }, "404": problem("No such visit today"), ...troubles },
    };
    paths[`/api/v1/visits/{id}/${name}`] = { post };
  }
  return paths;
}

function appointmentPaths(): ZodOpenApiPathsObject {
  const needsKey = z.object({ "Idempotency-Key": idempotencyKey });
  const mayHaveKey = z.object({ "Idempotency-Key": idempotencyKey.optional() });
  return {
    "/api/v1/appointments": {
      get: {
        operationId: "read-appointments",
        summary: "Every time that is booked, and those of today that were checked in",
        responses: { "200": { description: "By their time", ...json(appointmentsSchema) }, ...troubles },
      },
      post: {
        operationId: "book-appointment",
        summary: "Book a time; the hall's rules say how far ahead and how many a slot",
        requestParams: { header: needsKey },
        requestBody: { ...json(newAppointmentSchema), required: true },
        responses: { "201": { description: "The time is booked, and on the disk", ...json(appointmentSchema) }, ...troubles },
      },
    },
    "/api/v1/appointments/{code}": {
      get: {
        operationId: "read-appointment",
        summary: "How an appointment stands: early, in time, late or checked in",
        requestParams: { path: appointmentParams },
        responses: {
          "200": { description: "The appointment now", ...json(appointmentSchema) },
          "404": problem("No such appointment"),
          ...troubles,
        },
      },
      delete: {
        operationId: "cancel-appointment",
        summary: "Give up a booked time",
        requestParams: { path: appointmentParams, header: mayHaveKey },
        responses: { "200": { description: "The time is free again", ...json(outcome) }, ...troubles },
      },
    },
    "/api/v1/appointments/{code}/check-in": {
      post: {
        operationId: "check-in",
        summary: "The customer has come: make a visit of the appointment, with a ticket",
        requestParams: { path: appointmentParams, header: needsKey },
        requestBody: { ...json(checkInSchema), required: false },
        responses: { "201": { description: "The ticket is issued, and on the disk", ...json(visitSchema) }, ...troubles },
      },
    },
  };
}

function hallPaths(): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {};
  for (const [name, { summary, body }] of Object.entries(hallOperations)) {
    const post: ZodOpenApiOperationObject = {
      operationId: `hall-${name}`,
      summary,
      requestParams: { header: z.object({ "Idempotency-Key": idempotencyKey.optional() }) },
      requestBody: { ...json(body), required: false },
      responses: { "200": { description: "Done, and on the disk", ...json(outcome) }, ...troubles },
    };
    paths[`/api/v1/hall/${name}`] = { post };
  }
  return paths;
}

export function openApiDocument(version: string) {
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: "Hallflow hub",
      version,
      description: "Tickets, counters and the state of one telecom service hall. Every refusal carries a sentence in Chinese and English.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    security: [{ token: [] }],
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer", description: "One token per role, from the hub's data folder" } },
    },
    webhooks: {
      "hall.events": {
        post: {
          operationId: "hall-events",
          summary: "What happened, sent to the systems of webhooks.yaml in order, and again until answered with 2xx",
          requestParams: { header: webhookHeaders },
          requestBody: { ...json(webhookMessageSchema), required: true },
          responses: { "2XX": { description: "Taken; anything else is tried again, later each time" } },
        },
      },
    },
    paths: {
      "/api/v1/visits": {
        post: {
          operationId: "take-ticket",
          summary: "Take a ticket: divert the customer and issue the next number of the lane",
          requestParams: { header: z.object({ "Idempotency-Key": idempotencyKey }) },
          requestBody: { ...json(newVisitSchema), required: true },
          responses: { "201": { description: "The ticket is issued, and on the disk", ...json(visitSchema) }, ...troubles },
        },
      },
      "/api/v1/visits/{id}": {
        get: {
          operationId: "read-visit",
          summary: "How a visit stands: state, people ahead, waiting range, counter",
          requestParams: { path: visitParams },
          responses: { "200": { description: "The visit now", ...json(visitSchema) }, "404": problem("No such visit today"), ...troubles },
        },
        delete: {
          operationId: "cancel-visit",
          summary: "The customer gives up",
          requestParams: { path: visitParams, header: z.object({ "Idempotency-Key": idempotencyKey.optional() }) },
          responses: {
            "200": { description: "The visit has ended", ...json(outcome) },
            "404": problem("No such visit today"),
            ...troubles,
          },
        },
      },
      "/api/v1/visits/{id}/explanation": {
        get: {
          operationId: "explain-visit",
          summary: "Why this lane, why called, and why others were called before: for who answers for the hall",
          requestParams: { path: visitParams },
          responses: {
            "200": { description: "In fields and in words", ...json(explanationSchema) },
            "401": troubles["401"],
            "403": troubles["403"],
            "404": problem("No such visit today"),
            "422": troubles["422"],
          },
        },
      },
      ...visitPaths(),
      ...appointmentPaths(),
      ...counterPaths(),
      ...hallPaths(),
      "/api/v1/hall": {
        get: {
          operationId: "read-hall",
          summary: "The hall now: day, lanes, counters, totals",
          responses: { "200": { description: "The hall now", ...json(hallSchema) }, "401": troubles["401"], "403": troubles["403"] },
        },
      },
      "/api/v1/conditions": {
        get: {
          operationId: "read-conditions",
          summary: "What is wrong in the hall now, the most severe first",
          responses: {
            "200": { description: "Conditions that hold now", ...json(conditionsSchema) },
            "401": troubles["401"],
            "403": troubles["403"],
          },
        },
      },
      "/api/v1/events": {
        get: {
          operationId: "read-events",
          summary: "What happened in the hall, in order, from a cursor on",
          requestParams: { query: feedQuery },
          responses: {
            "200": { description: "Events after the cursor, at most `limit`", ...json(feedSchema) },
            "401": troubles["401"],
            "403": troubles["403"],
            "422": troubles["422"],
          },
        },
      },
      "/healthz": {
        get: {
          operationId: "health",
          summary: "200 when the hall can take tickets",
          security: [],
          responses: { "200": { description: "Tickets can be taken" }, "503": { description: "They cannot; the body says why" } },
        },
      },
      "/readyz": {
        get: {
          operationId: "ready",
          summary: "200 when the hub has recalled its hall and can store; a closed hall is ready, too",
          security: [],
          responses: { "200": { description: "Ready" }, "503": { description: "Not ready; the body says why" } },
        },
      },
      "/metrics": {
        get: {
          operationId: "metrics",
          summary: "Prometheus metrics",
          security: [],
          responses: { "200": { description: "Text exposition format" } },
        },
      },
    },
  });
}
