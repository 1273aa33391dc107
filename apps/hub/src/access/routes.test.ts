// Every role × every route of the hub: the rows are held against the routes that there are, so that a new one without a row is found.

import { type CommandType, type Role, permissions, roleSchema } from "@hallflow/queue-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { counterOperations, hallOperations, visitOperations } from "../http/api-schema.ts";
import { type TrialHub, startTrialHub } from "../testing/trial-hub.ts";

/** Whoever comes, whoever has a token, or the roles that are named. */
type Who = "anybody" | "any token" | readonly Role[];

interface Row {
  readonly who: Who;
  /** What is sent to it; nothing where the way alone says it. */
  readonly body?: object;
  /** Only in a hub whose pages are built, or that has media or an authority. */
  readonly maybe?: true;
}

const whoMay = (...types: readonly CommandType[]): Who =>
  roleSchema.options.filter((role) => types.every((type) => permissions[role].includes(type)));
const overseers: Who = ["manager", "administrator", "system"];
const anybody: Row = { who: "anybody" };
const built: Row = { who: "anybody", maybe: true };

const bodies: Readonly<Record<string, object>> = {
  "sign-in": { staff: "x" },
  pause: { reason: "meal" },
  transfer: { lane: "basic" },
  defer: { minutes: 5 },
  revise: { needs: ["elder"] },
  "add-errand": { service: "print-invoice" },
  end: { reason: "has left" },
  suspend: { reason: "power cut" },
  evacuate: { reason: "fire alarm" },
};

/** The rows of operations follow from the schemas that their routes are made from. */
function rowsOf(prefix: string, operations: object, commandOf: (name: string, body: object) => { type: CommandType }): Record<string, Row> {
  return Object.fromEntries(
    Object.keys(operations).map((name) => {
      const body = bodies[name] ?? {};
      return [`POST ${prefix}/${name}`, { who: whoMay(commandOf(name, body).type), body }];
    }),
  );
}

const rows: Readonly<Record<string, Row>> = {
  "GET /healthz": anybody,
  "GET /readyz": anybody,
  "GET /metrics": anybody,
  "GET /authority.crt": built,
  "GET /api/openapi.json": anybody,
  "GET /api/hall.schema.json": anybody,
  // The doors let nobody in by themselves: a code must be approved, a password be right.
  "GET /api/session/:kind": anybody,
  "POST /api/enrolments": anybody,
  "GET /api/enrolments/:claim": anybody,
  "POST /api/sign-in": anybody,
  "POST /api/set-up": anybody,
  "PUT /api/demo/clock": { who: whoMay("open-day"), body: { reset: true } },
  // What a lobby shows and speaks is for everybody in the hall; what a ticket's code opens, for whoever holds the ticket.
  "GET /voice/:kind/:ticket/:counter/:file": anybody,
  "GET /api/media": anybody,
  "GET /t/:token": anybody,
  "GET /t/keep-up.js": anybody,
  "POST /t/:token/later/:minutes/:operation": anybody,
  "POST /t/:token/back/:operation": anybody,
  "POST /t/:token/leave/:operation": anybody,
  ...Object.fromEntries(
    ["/", "/manage", "/counter", "/guide", "/lobby", "/window", "/rating", "/kiosk", "/paper"].map((page) => [`GET ${page}`, anybody]),
  ),
  ...Object.fromEntries(["/hub/*", "/display/*", "/media/*"].map((file) => [`GET ${file}`, built])),

  "POST /api/v1/visits": { who: whoMay("take-ticket"), body: { errands: ["change-plan"] } },
  "GET /api/v1/visits/:id": { who: "any token" },
  "GET /api/v1/visits/:id/explanation": { who: overseers },
  "DELETE /api/v1/visits/:id": { who: whoMay("cancel") },
  "POST /api/v1/appointments": { who: whoMay("book-appointment"), body: { errands: ["change-plan"], slotAt: 0 } },
  "GET /api/v1/appointments": { who: whoMay("book-appointment") },
  "GET /api/v1/appointments/:code": { who: whoMay("book-appointment") },
  "DELETE /api/v1/appointments/:code": { who: whoMay("cancel-appointment") },
  "POST /api/v1/appointments/:code/check-in": { who: whoMay("check-in"), body: {} },
  "GET /api/v1/hall": { who: "any token" },
  "GET /api/v1/conditions": { who: overseers },
  "GET /api/v1/events": { who: overseers },
  ...rowsOf("/api/v1/visits/:id", visitOperations, (name, body) => {
    const { body: schema, command } = visitOperations[name as keyof typeof visitOperations];
    return command("x" as never, schema.parse(body));
  }),
  ...rowsOf("/api/v1/hall", hallOperations, (name, body) => {
    const { body: schema, command } = hallOperations[name as keyof typeof hallOperations];
    return command(schema.parse(body));
  }),
  ...rowsOf("/api/v1/counters/:counter", counterOperations, (name, body) => {
    const { body: schema, command } = counterOperations[name as keyof typeof counterOperations];
    return command("x" as never, schema.parse(body));
  }),
};

let hub: TrialHub;
let routes: string[];
beforeAll(async () => {
  hub = await startTrialHub();
  // What answers HEAD answers GET the same.
  routes = hub.inside.routes.flatMap(({ method, url }) => (method === "HEAD" || method === "OPTIONS" ? [] : [`${method} ${url}`]));
});
afterAll(() => hub.stop());

describe("the routes", () => {
  it("have a row each, and each row that is not optional has a route", () => {
    expect([...new Set(routes)].filter((route) => !Object.hasOwn(rows, route))).toEqual([]);
    expect(Object.entries(rows).flatMap(([route, { maybe }]) => (maybe || routes.includes(route) ? [] : [route]))).toEqual([]);
  });

  it.each(
    Object.entries(rows).flatMap(([route, row]) =>
      ([null, ...roleSchema.options] as const).map((role) => [role ?? "a stranger", route, role, row] as const),
    ),
  )("%s asks for %s as its row says", async (_, route, role, { who, body, maybe }) => {
    if (maybe && !routes.includes(route)) return;
    const { status } = await ask(role, route, body);
    const expected =
      who === "anybody" ? "let in" : role === null ? "no token" : who === "any token" || who.includes(role) ? "let in" : "not allowed";
    expect({ 401: "no token", 403: "not allowed" }[status] ?? "let in", `${route} answered ${status}`).toBe(expected);
    // What cannot be read is told before anybody is asked for their role, and would hide the answer.
    expect([500, ...(body ? [422] : [])]).not.toContain(status);
  });
});

/** Asks about things that are there, so that nobody is let off by a 404. */
async function ask(role: Role | null, route: string, body?: object) {
  const [method = "", pattern = ""] = route.split(" ");
  const headers = { "idempotency-key": crypto.randomUUID() };
  let visit = "";
  if (pattern.includes("/visits/:id")) {
    const taken = await hub.call("system", "POST", "/api/v1/visits", { errands: ["change-plan"] }, headers);
    if (taken.status !== 201) throw new Error(`there is no visit to ask about: ${taken.status}`);
    visit = (taken.body as { id: string }).id;
    headers["idempotency-key"] = crypto.randomUUID();
  }
  const values: Readonly<Record<string, string>> = {
    id: visit,
    counter: "99",
    code: "12345678",
    kind: pattern.startsWith("/voice") ? "call" : "lobby",
    ticket: "A001",
    file: "zh.txt",
    token: "t".repeat(22),
    claim: "c".repeat(24),
    minutes: "5",
    operation: crypto.randomUUID(),
  };
  const path = pattern.replaceAll(/:(\w+)/g, (_, name: string) => values[name] ?? "").replace("*", "none");
  const response = await fetch(hub.address + path, {
    method,
    redirect: "manual",
    headers: {
      ...headers,
      ...(role ? { authorization: `Bearer ${hub.tokens[role]}` } : {}),
      ...(body ? { "content-type": "application/json" } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  await response.body?.cancel();
  return response;
}
