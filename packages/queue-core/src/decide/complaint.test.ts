// What becomes of a complaint: taken up, closed with a result, kept over the night until then, and without a word of who complained.

import { describe, expect, it } from "vitest";
import { decide } from "../decide.ts";
import { evolve } from "../evolve.ts";
import type { StaffId } from "../ids.ts";
import { type Command, type JournalEvent, commandSchema } from "../messages.ts";
import { showManager } from "../show.ts";
import { called, counter, issued, signedIn, started, visitOf } from "../testing/happenings.fixture.ts";
import { at, mondayStartAt, smallPlan } from "../testing/small-hall.fixture.ts";
import { given } from "../testing/story.fixture.ts";

const visit = visitOf("A001");
const complain: Command = { type: "record-outcome", counter: counter("1"), kind: "complaint", about: "long-wait", outcome: "accepted" };
const takeUp: Command = { type: "take-up-complaint", visit, staff: "manager" as StaffId, topic: "wait" };
const close: Command = { type: "close-complaint", visit, result: "explained", note: "系统升级，已说明" };

const dayStartAt = mondayStartAt + 86_400_000;
const tuesday: JournalEvent = { type: "day-opened", at: dayStartAt, day: "2026-11-24", dayStartAt, ticketsStopAt: null, closesAt: null };

/** A hall in which the customer at counter 1 has complained at 09:10. */
function complained() {
  const { hall } = given("09:00", issued("A001"), issued("A002"), signedIn("1"), called("A001", "1"), started("A001", "1"));
  const ask = (command: Command, clock = "09:10") => {
    const decision = decide(hall, command, at(clock));
    if ("refusal" in decision) return decision.refusal.type;
    for (const event of decision.events) evolve(hall, event);
    return decision.events;
  };
  const shown = (clock = "09:30") => showManager(hall, smallPlan(), [], at(clock));
  ask(complain);
  return { hall, ask, shown };
}

describe("a complaint", () => {
  it("COMPLAINT-1: is open from the moment that a teller records it, with its ticket, counter, service and time", () => {
    const { shown, hall } = complained();
    expect(shown().complaints).toEqual([
      {
        visit,
        ticket: "A001",
        day: hall.day.day,
        counter: "1",
        service: hall.visits.get(visit)?.errands[0]?.service,
        openedAt: at("09:10"),
        taken: null,
        closed: null,
      },
    ]);
  });

  it("COMPLAINT-1: is not opened where the customer had none, nor by an offer that was taken", () => {
    for (const other of [{ outcome: "declined" }, { kind: "offer" }] as const) {
      const { hall } = given("09:00", issued("A001"), signedIn("1"), called("A001", "1"), started("A001", "1"));
      const decision = decide(hall, { ...complain, ...other }, at("09:10"));
      for (const event of (decision as { events: readonly JournalEvent[] }).events) evolve(hall, event);
      expect(hall.complaints.size).toBe(0);
    }
  });

  it("COMPLAINT-2: is taken up with what it is about, taken over by another, and not twice by the same", () => {
    const { ask, shown } = complained();
    expect(ask(takeUp)).toEqual([{ type: "complaint-taken-up", at: at("09:10"), visit, staff: "manager", topic: "wait" }]);
    expect(ask(takeUp)).toEqual([]);
    ask({ ...takeUp, staff: "other" as StaffId, topic: "fees" }, "09:20");
    expect(shown().complaints[0]?.taken).toEqual({ staff: "other", topic: "fees", at: at("09:20") });
    expect(ask({ ...takeUp, visit: visitOf("A002") })).toBe("unknown-complaint");
  });

  it("COMPLAINT-3: is closed once, after somebody took it up, and listed until the next day begins", () => {
    const { ask, shown, hall } = complained();
    expect(ask(close)).toBe("complaint-not-taken-up");
    ask(takeUp);
    ask(close, "09:40");
    expect(shown("09:50").complaints[0]?.closed).toEqual({ at: at("09:40"), result: "explained", note: "系统升级，已说明" });
    expect([ask(close), ask(takeUp)]).toEqual(["complaint-closed", "complaint-closed"]);
    evolve(hall, { type: "day-closed", at: at("16:00") });
    expect(shown("16:01").complaints).toHaveLength(1);
    evolve(hall, tuesday);
    expect(shown("16:01").complaints).toEqual([]);
    expect(ask(close)).toBe("unknown-complaint");
  });

  it("COMPLAINT-5: is counted on the day on which it was opened, and on the one on which it was closed, with a night between", () => {
    const { ask, shown, hall } = complained();
    expect(shown().complaintFigures).toEqual({ opened: 1, closed: 0, open: 1 });
    evolve(hall, { type: "day-closed", at: at("16:00") });
    evolve(hall, tuesday);
    expect(shown().complaintFigures).toEqual({ opened: 0, closed: 0, open: 1 });
    ask(takeUp);
    ask(close);
    expect(shown().complaintFigures).toEqual({ opened: 0, closed: 1, open: 0 });
  });

  it("COMPLAINT-4: is written about without a number that names somebody", () => {
    for (const note of ["请回电 13800001234", "card 6222-0211-3344", "call 138 0000 1234"])
      expect(commandSchema.safeParse({ ...close, note }).error?.issues[0]?.message).toContain("names nobody");
    expect(commandSchema.safeParse({ ...close, note: "已退 128.50 元，单号 4711" }).success).toBe(true);
  });
});
