// What a kiosk asks of a hall before anybody does anything.

import {
  type Command,
  type CounterId,
  type Quote,
  type ServiceId,
  type StaffId,
  type TicketToken,
  type VisitId,
  decide,
  emptyHall,
  evolve,
  minuteMs,
} from "@hallflow/queue-core";
import { expect, it } from "vitest";
import { Questions } from "./questions.ts";
import { rehearsalPlan } from "./web/manage/rehearsal-plan.ts";

const matter = "open-account" as ServiceId;
const tokenOf = (number: number) => `token-of-ticket-${String(number).padStart(4, "0")}` as TicketToken;

it("quotes whoever comes back with what counts of the earlier wait, and not for another matter", () => {
  const hall = emptyHall();
  let now = Date.parse("2025-11-24T10:00:00+08:00");
  const after = (minutes: number, ...commands: Command[]): void => {
    now += minutes * minuteMs;
    for (const command of commands) {
      const decision = decide(hall, command, now);
      if ("refusal" in decision) throw new Error(decision.refusal.words.en);
      for (const event of decision.events) evolve(hall, event);
    }
  };
  const arrival = { errands: [matter], tier: "standard", needs: [], channel: "kiosk", language: "zh", declinedSelfService: false } as const;
  const taken = (number: number): Command => {
    const visit = `00000000-0000-4000-8000-00000000000${String(number)}` as VisitId;
    return { type: "take-ticket", visit, token: tokenOf(number), ...arrival, errands: [matter], needs: [] };
  };
  const counter = "1" as CounterId;
  after(0, { type: "publish-plan", plan: { ...rehearsalPlan(), returnCredit: { share: 1, mostMinutes: 30 } } });
  after(0, { type: "open-day", day: "2025-11-24", dayStartAt: now - 600 * minuteMs, ticketsStopAt: null, closesAt: null });
  after(0, taken(1), { type: "sign-in", counter, staff: "T1" as StaffId });
  after(20, { type: "call-next", counter }, { type: "start", counter }, { type: "finish", counter });
  after(0, taken(2));
  after(5);
  const questions = new Questions({
    hall: () => hall,
    now: () => now,
    callsAbout: () => [],
    customers: { identify: () => ({ tier: "standard", masked: "", known: false }) },
  });
  const ahead = (more: { returnOf?: string; errands?: ServiceId[] } = {}) => {
    const answer = questions.answer({ type: "quote", ...arrival, errands: [matter], needs: [], ...more });
    return answer.kind === "done" ? (answer.result as Quote).peopleAhead : answer;
  };
  expect([ahead(), ahead({ returnOf: tokenOf(1) })]).toEqual([1, 0]);
  expect(ahead({ returnOf: tokenOf(2) })).toMatchObject({ kind: "refused", refusal: { type: "visit-goes-on" } });
  expect(ahead({ returnOf: tokenOf(3) })).toMatchObject({ kind: "refused", refusal: { type: "unknown-visit" } });
  expect(questions.answer({ type: "ticket", token: tokenOf(1) })).toMatchObject({
    kind: "done",
    result: { again: [matter], keepsWait: true },
  });
  expect(questions.answer({ type: "ticket", token: tokenOf(3) })).toMatchObject({ kind: "refused" });
});
