// What may leave the hall of an event.

import type { CounterId, JournalEvent, LaneId, ServiceId, StaffId, VisitId } from "@hallflow/queue-core";
import { describe, expect, it } from "vitest";
import { fed } from "./feed.ts";

const visit = "00000000-0000-4000-8000-000000000001" as VisitId;
const counter = "1" as CounterId;
const typed = "Zhang San asked";
const lane = "basic" as LaneId;
const service = "top-up" as ServiceId;

describe("an event for other systems", () => {
  it.each<JournalEvent>([
    { type: "visit-ended", at: 1, visit, end: "ended-by-staff", counter, reason: typed },
    { type: "mode-changed", at: 1, mode: "suspended", reason: typed },
    { type: "visit-held", at: 1, visit, counter, kind: "papers-missing", note: typed },
    { type: "experience-ended", at: 1, visit, outcome: "bought", note: typed },
    { type: "errand-rated", at: 1, visit, counter, errand: 0, mark: 5, reasons: [], suggestion: typed },
    {
      type: "visit-called",
      at: 1,
      visit,
      counter,
      explanation: { rule: "without-ticket", waitedMs: 0, deadlineAt: 1, passedOver: [], reason: typed },
    },
  ])("says nothing that somebody typed: $type", (event) => {
    expect(JSON.stringify(fed(event))).not.toContain(typed);
    expect(fed(event)).toMatchObject({ type: event.type, at: 1 });
  });

  it.each<JournalEvent>([
    { type: "counter-signed-in", at: 1, counter, staff: "zhangsan" as StaffId },
    { type: "experience-started", at: 1, visit, guide: "zhangsan" as StaffId, zone: null },
    {
      type: "visit-transferred",
      at: 1,
      visit,
      from: counter,
      lane,
      claimAt: 1,
      reservedFor: counter,
      wanted: "zhangsan" as StaffId,
      service,
      note: "",
    },
  ])("names nobody of the staff: $type", (event) => {
    expect(JSON.stringify(fed(event))).not.toContain("zhangsan");
  });

  it("keeps the reasons that are the plan's own", () => {
    const reason = { zh: "请就座", en: "Please have a seat" };
    expect(fed({ type: "errand-due", at: 1, visit, lane, zone: null, reason })).toMatchObject({ reason });
    expect(fed({ type: "counter-paused", at: 1, counter, reason: "meal" })).toMatchObject({ reason: "meal" });
  });
});
