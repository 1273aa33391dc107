// Every call explained, held against an independent reading of the hall: who could have been called, who was not and why, and by which rule.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HallPlan } from "./hall-plan.ts";
import { type LaneId, minuteMs } from "./ids.ts";
import { type CallRule, type JournalEvent, callRules, passedOverReasons } from "./messages.ts";
import { CallLedger } from "./testing/call-ledger.fixture.ts";
import { readCall } from "./testing/call-reading.fixture.ts";
import { anyDay } from "./testing/random-day.fixture.ts";
import { anyPlan } from "./testing/random-plan.fixture.ts";
import type { Scene } from "./testing/tell.fixture.ts";

/** A hall with favoured customers and everything that limits them. */
const crowded = (plan: HallPlan): HallPlan => ({
  ...plan,
  dispatch: {
    ...plan.dispatch,
    favoured: plan.lanes.slice(0, 1).map(({ id }) => id),
    guards: { ...plan.dispatch.guards, inARow: { most: 1 }, overflow: { afterSeconds: 120 }, reservation: { targetShare: 0.5 } },
  },
});

const onCredit = (plan: HallPlan): HallPlan => ({ ...plan, dispatch: { ...plan.dispatch, policy: "waiting-credit" } });

/** Whether the question was who comes next: not refused because nobody sits there, or the whole hall stands still. */
const isAnswered = ({ decision }: Scene) =>
  "events" in decision || decision.refusal.type === "nobody-waiting" || decision.refusal.type === "left-to-others";

/** What the hall said of a call: whom, by which rule, and who was passed over. */
function told({ decision }: Scene, ticketOf: (event: Extract<JournalEvent, { type: "visit-called" }>) => string | undefined) {
  if (!("events" in decision)) return null;
  const call = decision.events.find((event) => event.type === "visit-called");
  if (!call) return null;
  const { rule, passedOver } = call.explanation;
  return { ticket: ticketOf(call), rule, passedOver: passedOver.map(({ ticket, why }) => `${ticket} ${why}`).sort() };
}

describe("the explanation of a call", () => {
  it("DISPATCH-11: says of hundreds of random calls what an independent reading says", () => {
    const rules = new Map<CallRule, number>();
    const reasons = new Set<string>();
    let calls = 0;
    fc.assert(
      fc.property(fc.oneof(anyDay(100), anyDay(100, anyPlan.map(crowded)), anyDay(100, anyPlan.map(crowded).map(onCredit))), (day) => {
        const ledger = new CallLedger();
        day.play({
          before: (scene) => {
            const { hall, plan, command, decision, askedAt } = scene;
            const now = Math.max(Math.trunc(askedAt), hall.lastEventAt);
            const counter = command.type === "call-next" ? plan.counters.find(({ id }) => id === command.counter) : undefined;
            const isJudged = counter !== undefined && isAnswered(scene);
            const said = isJudged ? told(scene, ({ visit }) => hall.visits.get(visit)?.ticket) : null;
            expect(said).toEqual(isJudged ? readCall({ hall, plan, counter, now, ledger }) : null);
            expect(said ? figures(scene) : []).toEqual([]);
            if (said) calls++;
            if (said) rules.set(said.rule, (rules.get(said.rule) ?? 0) + 1);
            for (const passed of said?.passedOver ?? []) reasons.add(passed.split(" ")[1] ?? "");
            if (!("events" in decision)) return;
            const issued = new Map<string, LaneId>();
            for (const event of decision.events) {
              if (event.type === "ticket-issued") issued.set(event.visit, event.lane);
              ledger.write(event, hall, plan, issued);
            }
          },
        });
      }),
      { numRuns: 400, seed: 20_261_126 },
    );
    expect(calls).toBeGreaterThan(100);
    // Not a reading of quiet days alone: most rules chose, and most reasons were given.
    expect([...callRules].filter((rule) => rules.has(rule)).length).toBeGreaterThanOrEqual(9);
    expect([...passedOverReasons].filter((reason) => reasons.has(reason)).length).toBeGreaterThanOrEqual(10);
  });
});

/** What is wrong with the figures that go with a call: how long it took, by when it was promised, and by which plan. */
function figures({ hall, plan, decision, askedAt }: Scene): string[] {
  const call = "events" in decision ? decision.events.find((event) => event.type === "visit-called") : undefined;
  const visit = call && hall.visits.get(call.visit);
  if (!call || !visit) return ["nobody was called"];
  const { waitedMs, deadlineAt, revision } = call.explanation;
  const now = Math.max(Math.trunc(askedAt), hall.lastEventAt);
  const fromAt = visit.booked && !visit.booked.late ? Math.max(visit.arrivedAt, visit.booked.slotAt) : visit.arrivedAt;
  const target = plan.lanes.find(({ id }) => id === visit.lane)?.targetWaitMinutes ?? 0;
  return [
    ...(waitedMs === Math.max(0, now - fromAt) ? [] : [`${visit.ticket} waited ${now - fromAt}, not ${waitedMs}`]),
    ...(deadlineAt === visit.claimAt + target * minuteMs ? [] : [`${visit.ticket} was not due at ${deadlineAt}`]),
    ...(revision === hall.published?.revision ? [] : [`decided by ${revision}, while ${hall.published?.revision} is in force`]),
  ];
}
