import { describe, expect, it } from "vitest";
import { explainVisit } from "./explain.ts";
import { emptyHall } from "./hall.ts";
import type { CounterId, LaneId, TicketNumber, VisitId } from "./ids.ts";
import type { EventOf } from "./messages.ts";
import { smallPlan } from "./testing/small-hall.fixture.ts";
import type { Visit } from "./visit.ts";

const plan = smallPlan();
const lane = plan.lanes[0]?.id as LaneId;
const at = Date.parse("2025-11-24T10:20:00+08:00");

function visitOf(name: string): Visit {
  const reason = { zh: "请在柜台区就座", en: "Please sit by the counters" };
  const diverted = { rule: "others", revision: 7, creditMs: 0, recommendation: null };
  // The parts of a visit that an explanation reads.
  return { id: name as VisitId, ticket: name as TicketNumber, lane, zone: null, reason, diverted } as Visit;
}

const call = (visit: string, explanation: Partial<EventOf<"visit-called">["explanation"]>): EventOf<"visit-called"> => ({
  type: "visit-called",
  at,
  visit: visit as VisitId,
  counter: "1" as CounterId,
  explanation: { rule: "target-wait", waitedMs: 60_000, deadlineAt: at, passedOver: [], ...explanation },
});
const passed = (name: string) => ({ visit: name as VisitId, ticket: name as TicketNumber, why: "later-deadline" as const });

const hall = emptyHall();
for (const name of ["A001", "A002", "A003"]) hall.visits.set(name as VisitId, visitOf(name));
const calls = [
  call("A001", { passedOver: [passed("A002"), passed("A003")] }),
  call("A003", { passedOver: [] }),
  call("A002", { rule: "by-name", reason: "王先生已在窗口前" }),
];

describe("the explanation of a visit", () => {
  it("tells the diversion, its own calls, and why others were called before it", () => {
    const told = explainVisit(hall, plan, visitOf("A002"), calls, true);
    expect(told.diversion).toMatchObject({ rule: "others", revision: 7, reason: { en: "Please sit by the counters" } });
    expect(told.calls.map(({ words }) => words.zh)).toEqual(["由窗口指定呼叫，原因：王先生已在窗口前。"]);
    expect(told.passedOverFor).toHaveLength(1);
    expect(told.passedOverFor[0]).toMatchObject({ ticket: "A001", counter: "1" });
    expect(told.passedOverFor[0]?.words.en).toContain("Not first: A002 (due later).");
    expect(JSON.stringify(told.passedOverFor)).not.toContain("A003");
  });

  it("leaves out what somebody typed where it may not be shown", () => {
    const told = explainVisit(hall, plan, visitOf("A002"), calls, false);
    expect(told.calls[0]).toMatchObject({ words: { zh: "由窗口指定呼叫。", en: "Called in particular." } });
    expect(JSON.stringify(told)).not.toContain("王先生");
  });

  it("keeps the latest of many calls of others", () => {
    const many = Array.from({ length: 30 }, (_, index) => ({ ...call("A001", { passedOver: [passed("A002")] }), at: at + index }));
    const told = explainVisit(hall, plan, visitOf("A002"), many, true);
    expect([told.passedOverFor.length, told.passedOverFor.at(-1)?.at]).toEqual([20, at + 29]);
  });
});
