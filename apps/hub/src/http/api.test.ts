import { HubClient } from "@hallflow/hub-client";
import type { CounterId, VisitId } from "@hallflow/queue-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TrialHub, startTrialHub } from "../testing/trial-hub.ts";

let hub: TrialHub;
beforeAll(async () => (hub = await startTrialHub()));
afterAll(() => hub.stop());

let keys = 0;
const takeTicket = (body: unknown, key = `key-${++keys}`) => hub.call("system", "POST", "/api/v1/visits", body, { "idempotency-key": key });

describe("the API", () => {
  it("takes a ticket and shows the visit", async () => {
    const taken = await takeTicket({ errands: ["print-invoice"] });
    expect(taken).toMatchObject({ status: 201, body: { lane: "basic", state: "waiting", peopleAhead: 0 } });
    const { id, ticket } = taken.body as { id: string; ticket: string };
    expect(ticket).toMatch(/^A\d{3}$/);
    expect(await hub.call("system", "GET", `/api/v1/visits/${id}`)).toMatchObject({ status: 200, body: { ticket, state: "waiting" } });
  });

  it("gives the same ticket for the same key, and refuses the key with another body", async () => {
    const first = await takeTicket({ errands: ["change-plan"] }, "same");
    expect(await takeTicket({ errands: ["change-plan"] }, "same")).toEqual(first);
    expect(await takeTicket({ errands: ["replace-sim"] }, "same")).toMatchObject({ status: 409, body: { type: "operation-reused" } });
  });

  it("sends a VIP and an undecided customer to their lanes", async () => {
    expect(await takeTicket({ errands: ["change-plan"], tier: "vip" })).toMatchObject({
      body: { lane: "vip", ticket: expect.stringMatching(/^V/) as string },
    });
    expect(await takeTicket({ errands: ["undecided"] })).toMatchObject({
      body: { lane: "experience", ticket: expect.stringMatching(/^E/) as string },
    });
  });

  it("explains a visit to who answers for the hall, and tells systems nothing that was typed", async () => {
    const { id, ticket } = (await takeTicket({ errands: ["change-plan"] })).body as { id: string; ticket: string };
    const explain = (role: "system" | "manager" | "teller", of = id) => hub.call(role, "GET", `/api/v1/visits/${of}/explanation`);
    expect(await explain("system")).toMatchObject({ status: 200, body: { ticket, diversion: { lane: "basic", revision: 1 }, calls: [] } });
    await hub.call("manager", "POST", "/api/v1/counters/2/sign-in", { staff: "lena" });
    const manager = new HubClient({ url: hub.address, hello: { token: hub.tokens.manager, view: "manager", device: "manager-1" } });
    const called = await manager.send({ type: "call-visit", counter: "2" as CounterId, visit: id as VisitId, reason: "Mr Wang is here" });
    manager.close();
    expect(called).toMatchObject({ kind: "done" });
    const calls = (role: "system" | "manager") => explain(role).then(({ body }) => JSON.stringify(body));
    expect(await calls("manager")).toContain("Called in particular: Mr Wang is here.");
    expect(await calls("system")).toContain("Called in particular.");
    expect(await calls("system")).not.toContain("Wang");
    expect(await explain("teller")).toMatchObject({ status: 403 });
    expect(await explain("manager", crypto.randomUUID())).toMatchObject({ status: 404, body: { type: "unknown-visit" } });
    for (const action of ["start", "finish", "sign-out"]) await hub.call("manager", "POST", `/api/v1/counters/2/${action}`);
  });

  it("takes a counter through a whole service, signing it in for the calling system", async () => {
    const counter = (action: string, body?: unknown) => hub.call("system", "POST", `/api/v1/counters/3/${action}`, body);
    const called = await counter("call-next");
    expect(called).toMatchObject({ status: 200, body: { visit: { state: "called", counter: "3" }, counter: { state: "calling" } } });
    expect(await counter("recall")).toMatchObject({ status: 409, body: { type: "recall-too-soon" } });
    expect(await counter("start")).toMatchObject({ status: 200, body: { visit: { state: "serving" } } });
    expect(await counter("hold", { kind: "papers-kept", note: "waits for a signature" })).toMatchObject({
      body: { visit: { state: "held" } },
    });
    expect(await counter("finish")).toMatchObject({ status: 409, body: { type: "counter-serves-nobody" } });
    await takeTicket({ errands: ["replace-sim"] });
    expect(await counter("call-next")).toMatchObject({ status: 200 });
    expect(await counter("transfer", { lane: "vip", position: "first" })).toMatchObject({
      body: { visit: { state: "waiting", lane: "vip" } },
    });
    await takeTicket({ errands: ["replace-sim"] });
    expect(await counter("call-next")).toMatchObject({ status: 200 });
    expect(await counter("no-show")).toMatchObject({ status: 200, body: { visit: { state: "waiting" } } });
  });

  it("shows the hall and its feed, which has no ticket tokens", async () => {
    expect(await hub.call("manager", "GET", "/api/v1/hall")).toMatchObject({
      status: 200,
      body: { hall: "city-centre", day: { state: "open" } },
    });
    const feed = (await hub.call("system", "GET", "/api/v1/events?after=0&limit=5")).body as {
      events: { sequence: number; event: { type: string } }[];
      next: number;
    };
    expect(feed.events.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5]);
    expect(feed.next).toBe(5);
    const issued = feed.events.find(({ event }) => event.type === "ticket-issued");
    expect(issued?.event).toMatchObject({ ticket: expect.stringMatching(/^[A-Z]\d{3}$/) as string });
    expect(issued?.event).not.toHaveProperty("token");
    expect(issued?.event).not.toHaveProperty("tier");
  });

  it.each([
    ["an unknown service", { errands: ["fly-to-the-moon"] }, 409, "unknown-service"],
    ["the same errand twice", { errands: ["change-plan", "change-plan"] }, 409, "duplicate-errand"],
    ["no errand", { errands: [] }, 422, "bad-input"],
    ["six errands", { errands: ["a", "b", "c", "d", "e", "f"] }, 422, "bad-input"],
    ["an unknown field", { errands: ["change-plan"], phone: "13800000000" }, 422, "bad-input"],
    ["an unknown tier", { errands: ["change-plan"], tier: "gold" }, 422, "bad-input"],
    ["no object", "[]", 422, "bad-input"],
    ["no JSON", "{", 422, "bad-input"],
  ])("answers %s with a type and a sentence in both languages", async (_, body, status, type) => {
    const answer = await takeTicket(body);
    expect(answer).toMatchObject({
      status,
      body: { type, words: { zh: expect.stringMatching(/\p{Script=Han}/u) as string, en: expect.any(String) as string } },
    });
  });

  it("names the field that was wrong", async () => {
    const { body } = await takeTicket({ errands: ["change-plan", 7] });
    expect(body).toMatchObject({ mistakes: [{ path: "errands[1]", words: { en: expect.stringContaining("string") as string } }] });
  });

  it("wants an Idempotency-Key for a ticket", async () => {
    const answer = await hub.call("system", "POST", "/api/v1/visits", { errands: ["change-plan"] });
    expect(answer).toMatchObject({ status: 422, body: { mistakes: [{ path: "Idempotency-Key" }] } });
  });

  it("lets nobody in without a token, and no role do what it may not", async () => {
    expect(await hub.call(null, "GET", "/api/v1/hall")).toMatchObject({ status: 401, body: { type: "no-token" } });
    expect(await hub.call("lobby", "POST", "/api/v1/visits", { errands: ["change-plan"] }, { "idempotency-key": "x" })).toMatchObject({
      status: 403,
      body: { type: "not-allowed" },
    });
    expect(await hub.call("kiosk", "GET", "/api/v1/events")).toMatchObject({ status: 403 });
    expect(await hub.call("kiosk", "POST", "/api/v1/counters/1/call-next")).toMatchObject({ status: 403 });
  });

  it("knows its own paths and no others", async () => {
    expect(await hub.call("system", "GET", "/api/v1/visits/not-a-uuid")).toMatchObject({ status: 422 });
    expect(await hub.call("system", "GET", "/api/v1/visits/00000000-0000-4000-8000-00000000ffff")).toMatchObject({
      status: 404,
      body: { type: "unknown-visit" },
    });
    expect(await hub.call("system", "POST", "/api/v1/counters/99/call-next")).toMatchObject({
      status: 409,
      body: { type: "unknown-counter" },
    });
    expect(await hub.call("system", "GET", "/nowhere")).toMatchObject({ status: 404, body: { type: "not-found" } });
  });

  it("cancels a visit, once", async () => {
    const { id } = (await takeTicket({ errands: ["change-plan"] })).body as { id: string };
    expect(await hub.call("system", "DELETE", `/api/v1/visits/${id}`)).toMatchObject({
      status: 200,
      body: { visit: { state: "cancelled" } },
    });
    expect(await hub.call("system", "DELETE", `/api/v1/visits/${id}`)).toMatchObject({ status: 409, body: { type: "visit-over" } });
  });

  it("puts a visit off, brings it back and ends it", async () => {
    const { id } = (await takeTicket({ errands: ["change-plan"] })).body as { id: string };
    const visit = (action: string, body?: unknown) => hub.call("system", "POST", `/api/v1/visits/${id}/${action}`, body);
    expect(await visit("defer", { minutes: 5 })).toMatchObject({ status: 200, body: { visit: { state: "held" } } });
    expect(await visit("bring-back")).toMatchObject({ status: 200, body: { visit: { state: "waiting" } } });
    expect(await visit("send-to-machine")).toMatchObject({ status: 409, body: { type: "machine-cannot-help" } });
    expect(await visit("defer", { minutes: 500 })).toMatchObject({ status: 422 });
    expect(await visit("end", { reason: "helped at the desk" })).toMatchObject({ status: 200, body: { visit: { state: "ended" } } });
    expect(await visit("end", { reason: "again" })).toMatchObject({ status: 409, body: { type: "visit-over" } });
  });

  it("keeps the place of a customer who tries a machine first", async () => {
    const taken = await takeTicket({ errands: ["print-invoice"], atMachine: true });
    expect(taken).toMatchObject({ status: 201, body: { state: "held", aside: { kind: "at-machine", zone: "self-service" } } });
    const { id } = taken.body as { id: string };
    expect(await hub.call("system", "POST", `/api/v1/visits/${id}/bring-back`)).toMatchObject({ body: { visit: { state: "waiting" } } });
    expect(await hub.call("system", "POST", `/api/v1/visits/${id}/send-to-machine`)).toMatchObject({ body: { visit: { state: "held" } } });
    expect(await hub.call("system", "POST", `/api/v1/visits/${id}/machine-done`)).toMatchObject({ body: { visit: { state: "served" } } });
    const back = await takeTicket({ errands: ["print-invoice"], returnOf: id });
    expect(back).toMatchObject({ status: 201, body: { state: "waiting" } });
    const { id: again } = back.body as { id: string };
    expect(await takeTicket({ errands: ["print-invoice"], returnOf: again })).toMatchObject({
      status: 409,
      body: { type: "visit-goes-on" },
    });
  });

  it("evacuates the hall when a system says so, and goes on when the manager does", async () => {
    const hall = (role: "system" | "manager" | "kiosk", action: string, body?: unknown) =>
      hub.call(role, "POST", `/api/v1/hall/${action}`, body);
    expect(await hall("system", "evacuate")).toMatchObject({ status: 422 });
    expect(await hall("kiosk", "evacuate", { reason: "fire alarm" })).toMatchObject({ status: 403 });
    expect(await hall("system", "evacuate", { reason: "fire alarm" })).toMatchObject({ status: 200 });
    expect(await takeTicket({ errands: ["change-plan"] })).toMatchObject({ status: 409, body: { type: "hall-evacuated" } });
    expect(await hub.call("manager", "GET", "/api/v1/hall")).toMatchObject({
      body: { day: { mode: "evacuation", modeReason: "fire alarm" } },
    });
    expect(await hall("system", "resume")).toMatchObject({ status: 403 });
    expect(await hall("manager", "resume")).toMatchObject({ status: 200 });
    const { id } = (await takeTicket({ errands: ["change-plan"] })).body as { id: string };
    expect(await hub.call("system", "POST", `/api/v1/visits/${id}/add-errand`, { service: "print-invoice" })).toMatchObject({
      body: { visit: { errands: [{ service: "change-plan" }, { service: "print-invoice", state: "pending" }] } },
    });
  });

  it("describes every route of its own in the OpenAPI document", async () => {
    const { body } = await hub.call(null, "GET", "/api/openapi.json");
    const { paths, components } = body as { paths: Record<string, unknown>; components: { schemas: Record<string, unknown> } };
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining([
        "/api/v1/visits",
        "/api/v1/visits/{id}",
        "/api/v1/hall",
        "/api/v1/events",
        ...["call-next", "recall", "start", "finish", "no-show", "hold", "transfer"].map((name) => `/api/v1/counters/{counter}/${name}`),
      ]),
    );
    expect(Object.keys(components.schemas)).toEqual(expect.arrayContaining(["Visit", "Hall", "Problem", "Outcome"]));
  });

  it("is healthy while tickets can be taken, and measured", async () => {
    expect(await hub.call(null, "GET", "/healthz")).toMatchObject({ status: 200, body: { status: "ok", day: { state: "open" } } });
    const metrics = await (await fetch(`${hub.address}/metrics`)).text();
    expect(metrics).toMatch(/hallflow_visits\{state="waiting"\} \d+/);
    expect(metrics).toMatch(/hallflow_commit_seconds_count \d+/);
  });
});
