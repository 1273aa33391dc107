import { type Hall, decide, emptyHall, evolve } from "@hallflow/queue-core";
import { describe, expect, it } from "vitest";
import { packHall, unpackHall } from "./snapshot.ts";
import { history } from "./testing/busy-hall.ts";
import { demoPlan } from "./testing/trial-hub.ts";

const plan = demoPlan();

/** Everything about a hall that two may differ in, the lanes by what they answer. */
function portrait(hall: Hall) {
  const { lanes, ...rest } = hall;
  const inLanes = plan.lanes.map(({ id }) => ({
    id,
    waiting: lanes.waiting(id),
    order: lanes.first(id, 1_000).map((visit) => visit.ticket),
  }));
  const reserved = plan.counters.map(({ id }) => lanes.firstReserved(id, 1_000).map((visit) => visit.ticket));
  return { ...rest, inLanes, reserved };
}

describe("a snapshot", () => {
  it.each([1, 2, 3])("gives back the hall at every cut of a busy day, which then decides as the first would (seed %i)", (seed) => {
    const happenings = history(plan, seed, 600);
    expect(new Set(happenings.map(({ command }) => command.type)).size).toBeGreaterThan(12);
    const live = emptyHall();
    let restored = emptyHall();
    for (const { command, at, events } of happenings) {
      restored = unpackHall(packHall(live));
      expect(portrait(restored)).toEqual(portrait(live));
      expect(decide(restored, command, at)).toEqual({ events });
      for (const event of events) evolve(live, event);
    }
  });

  it.each([0, 1, 7, 150, 399])("with the events after it is the same as all events replayed (cut at %i)", (cut) => {
    const events = history(plan, 4, 400).flatMap((happening) => happening.events);
    const whole = emptyHall();
    const before = emptyHall();
    events.forEach((event, index) => {
      evolve(whole, event);
      if (index < cut) evolve(before, event);
    });
    const restored = unpackHall(packHall(before));
    for (const event of events.slice(cut)) evolve(restored, event);
    expect(portrait(restored)).toEqual(portrait(whole));
  });

  it("goes on with the numbers of a date that is opened again", () => {
    const live = emptyHall();
    const open = { type: "open-day", day: "2026-11-22", dayStartAt: 0, ticketsStopAt: null, closesAt: null } as const;
    const ticket = history(plan, 5, 200).find(({ command }) => command.type === "take-ticket")?.command;
    if (ticket?.type !== "take-ticket") throw new Error("nobody came");
    const run = (hall: Hall, command: Parameters<typeof decide>[1]) => {
      const decision = decide(hall, command, 1_000);
      if (!("events" in decision)) throw new Error(decision.refusal.words.en);
      for (const event of decision.events) evolve(hall, event);
      return decision.events;
    };
    run(live, { type: "publish-plan", plan });
    run(live, open);
    run(live, ticket);
    const restored = unpackHall(packHall(live));
    for (const hall of [live, restored]) {
      run(hall, { type: "close-day" });
      run(hall, open);
    }
    const again = { ...ticket, visit: crypto.randomUUID() as typeof ticket.visit, token: "n".repeat(20) as typeof ticket.token };
    expect(run(restored, again)).toEqual(run(live, again));
    expect(portrait(restored)).toEqual(portrait(live));
  });

  it("is not made of a hall with a part that would be lost", () => {
    expect(() => packHall({ ...emptyHall(), novelty: 1 } as Hall)).toThrow(/novelty/);
  });
});
