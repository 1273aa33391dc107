import type { AppointmentRules } from "@hallflow/queue-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TrialHub, demoPlan, startTrialHub } from "../testing/trial-hub.ts";

let hub: TrialHub;
// Bookable up to the minute, so that a test can check in at once.
const appointments = { ...(demoPlan().appointments as AppointmentRules), closesMinutesBefore: 0, slotMinutes: 5 };
beforeAll(async () => (hub = await startTrialHub({ plan: demoPlan({ appointments }) })));
afterAll(() => hub.stop());

let keys = 0;
const inMinutes = (minutes: number) => Date.now() + minutes * 60_000;
const book = (body: object, key = `booking-${++keys}`) =>
  hub.call("system", "POST", "/api/v1/appointments", { errands: ["open-account"], ...body }, { "idempotency-key": key });
const checkIn = (code: string, body?: object, key = `check-in-${++keys}`) =>
  hub.call("system", "POST", `/api/v1/appointments/${code}/check-in`, body, { "idempotency-key": key });

describe("appointments over HTTP", () => {
  it("are booked, shown, checked in once, and have a ticket then", async () => {
    const slotAt = inMinutes(5);
    expect(await book({ code: "b1001", slotAt })).toMatchObject({
      status: 201,
      body: { code: "B1001", slotAt, standing: "in-time", ticket: null },
    });
    const visit = await checkIn("B1001", { needs: ["elder"] });
    expect(visit).toMatchObject({ status: 201, body: { lane: "booked", ticket: "Y001", state: "waiting" } });
    expect(await checkIn("B1001")).toMatchObject({ status: 409, body: { type: "appointment-checked-in" } });
    expect(await hub.call("system", "GET", "/api/v1/appointments/B1001")).toMatchObject({
      status: 200,
      body: { standing: "checked-in", ticket: "Y001" },
    });
  });

  it("get a code of their own, the same for a repeat of the request", async () => {
    const slotAt = inMinutes(60);
    const first = await book({ slotAt }, "once");
    expect(first).toMatchObject({ status: 201, body: { code: expect.stringMatching(/^\d{8}$/) as string, standing: "early" } });
    expect(await book({ slotAt }, "once")).toEqual(first);
    const { code } = first.body as { code: string };
    expect(await checkIn(code)).toMatchObject({ status: 409, body: { type: "check-in-too-early" } });
    expect(await hub.call("system", "DELETE", `/api/v1/appointments/${code}`)).toMatchObject({ status: 200 });
    expect(await hub.call("system", "GET", `/api/v1/appointments/${code}`)).toMatchObject({
      status: 404,
      body: { type: "unknown-appointment" },
    });
  });

  it("are refused by the rules of the hall, and read with the place of each mistake", async () => {
    expect(await book({ slotAt: inMinutes(60 * 24 * 40) })).toMatchObject({ status: 409, body: { type: "booking-too-far-ahead" } });
    expect(await book({ slotAt: inMinutes(60), holder: "13800001234" })).toMatchObject({
      status: 422,
      body: { mistakes: [{ path: "holder" }] },
    });
    expect(await hub.call("system", "POST", "/api/v1/appointments", { errands: ["open-account"], slotAt: inMinutes(60) })).toMatchObject({
      status: 422,
      body: { mistakes: [{ path: "Idempotency-Key" }] },
    });
    expect(
      await hub.call(
        "teller",
        "POST",
        "/api/v1/appointments",
        { errands: ["open-account"], slotAt: inMinutes(60) },
        { "idempotency-key": "t" },
      ),
    ).toMatchObject({ status: 403 });
  });

  it("are listed by their time, and described with the rest of the API", async () => {
    await book({ code: "B2002", slotAt: inMinutes(120) });
    await book({ code: "B2001", slotAt: inMinutes(100) });
    const { body } = await hub.call("system", "GET", "/api/v1/appointments");
    const codes = (body as { appointments: { code: string }[] }).appointments.map(({ code }) => code);
    expect(codes.filter((code) => code.startsWith("B2"))).toEqual(["B2001", "B2002"]);
    const described = await hub.call(null, "GET", "/api/openapi.json");
    expect(Object.keys((described.body as { paths: object }).paths)).toContain("/api/v1/appointments/{code}/check-in");
  });

  it("may be read by staff who answer for the hall and by the operator's system alone", async () => {
    expect(await hub.call("lobby", "GET", "/api/v1/appointments")).toMatchObject({ status: 403 });
    expect(await hub.call("lobby", "GET", "/api/v1/appointments/B2001")).toMatchObject({ status: 403 });
    expect(await hub.call("manager", "GET", "/api/v1/appointments")).toMatchObject({ status: 200 });
  });
});
