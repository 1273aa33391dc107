// A judge who finds nothing proves nothing: readings that are right, and each way in which one can be wrong.

import {
  type Command,
  type CounterId,
  type JournalEvent,
  type ServiceId,
  type StaffId,
  type TicketToken,
  type VisitId,
  decide,
  emptyHall,
  evolve,
} from "@hallflow/queue-core";
import { demoPlan } from "@hallflow/hub/testing";
import { expect, it } from "vitest";
import { type Sample, judge } from "./judge.ts";
import type { Facts } from "./read-screen.ts";

const counter = "1" as CounterId;
const visit = "00000000-0000-4000-8000-000000000001" as VisitId;

/** A morning of five events: the plan, the day, a ticket, a teller, a call. */
function morning(): { sequence: number; event: JournalEvent }[] {
  const hall = emptyHall();
  const feed: { sequence: number; event: JournalEvent }[] = [];
  const at = Date.parse("2026-11-23T10:00:00+08:00");
  const arrival = { tier: "standard", needs: [], channel: "kiosk", language: "zh", declinedSelfService: true } as const;
  const commands: Command[] = [
    { type: "publish-plan", plan: demoPlan() },
    { type: "open-day", day: "2026-11-23", dayStartAt: at - 36_000_000, ticketsStopAt: null, closesAt: null },
    {
      type: "take-ticket",
      visit,
      token: "judge-test-token-0001" as TicketToken,
      errands: ["change-plan" as ServiceId],
      ...arrival,
      needs: [],
    },
    { type: "sign-in", counter, staff: "T1" as StaffId },
    { type: "call-next", counter },
  ];
  for (const command of commands) {
    const decision = decide(hall, command, at);
    if ("refusal" in decision) throw new Error(decision.refusal.words.en);
    for (const event of decision.events) {
      evolve(hall, event);
      feed.push({ sequence: hall.sequence, event });
    }
  }
  return feed;
}

const feed = morning();
const last = feed.length;
const window = (facts: Facts, sequence: number | null = last): Sample => ({
  place: { name: "window 1", kind: "window", counter },
  reading: { sequence, isLive: true, facts },
  visit: null,
  atMs: 0,
});
const phone = (facts: Facts, sequence: number): Sample => ({
  place: { name: "phone", kind: "phone", counter: null },
  reading: { sequence, isLive: true, facts },
  visit,
  atMs: 0,
});

it("agrees with screens that show the hall of the sequence that they name, in whatever order they are judged", () => {
  const samples = [
    window({ counter: "1", state: "calling", ticket: "A001" }),
    phone({ ticket: "A001", says: "请准备，马上就到您", ahead: "0" }, last - 1),
    window({ counter: "1", state: "free", ticket: "" }, last - 1),
    phone({ ticket: "A001", says: "请到 1 号窗口（进门直走，大厅正中）", ahead: "" }, last),
  ];
  expect(judge(samples, feed)).toEqual({ readings: 4, states: 2, shared: 2, wrong: [] });
});

it.each<[title: string, sample: Sample]>([
  ["a number that is no more called", window({ counter: "1", state: "calling", ticket: "A001" }, last - 1)],
  ["another number", window({ counter: "1", state: "calling", ticket: "A002" })],
  ["another counter", window({ counter: "2", state: "calling", ticket: "A001" })],
  ["somebody ahead where nobody is", phone({ ticket: "A001", says: "请准备，马上就到您", ahead: "1" }, last - 1)],
  ["a phone that still waits when it is called", phone({ ticket: "A001", says: "请准备，马上就到您", ahead: "" }, last)],
  ["a state that the journal does not have", window({ counter: "1", state: "calling", ticket: "A001" }, last + 1)],
  ["a screen that does not say what it shows", window({ counter: "1", state: "calling", ticket: "A001" }, null)],
])("finds %s", (_, sample) => expect(judge([sample], feed).wrong).toHaveLength(1));
