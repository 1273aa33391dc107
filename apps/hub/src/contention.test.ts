import type { JournalEvent } from "@hallflow/queue-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { contend, doubleCalls } from "./testing/contention.ts";
import { type TrialHub, demoPlan, startTrialHub } from "./testing/trial-hub.ts";

let hub: TrialHub;
beforeAll(async () => {
  const plan = demoPlan();
  // Every counter may call everybody, so that all press for the same people.
  const lanes = plan.lanes.map(({ id }) => id);
  hub = await startTrialHub({ plan: { ...plan, counters: plan.counters.map((counter) => ({ ...counter, lanes })) } });
});
afterAll(() => hub.stop());

// The ten thousand are `pnpm prove:press`.
it("gives a visit to one teller and calls once for a double press, however presses over real sockets are shuffled", async () => {
  const { pairs, presses, called, wrong } = await contend(hub, { rounds: 40, seed: 7 });
  expect(wrong).toEqual([]);
  expect(pairs).toBe(960);
  expect(presses).toBe(320);
  const events: JournalEvent[] = [];
  for (let after = 0; ;) {
    const { body } = await hub.call("manager", "GET", `/api/v1/events?after=${after}&limit=1000`);
    const page = body as { events: { event: JournalEvent }[]; next: number };
    events.push(...page.events.map(({ event }) => event));
    if (page.next === after || page.events.length === 0) break;
    after = page.next;
  }
  expect(events.filter(({ type }) => type === "visit-called")).toHaveLength(called);
  expect(doubleCalls(events)).toEqual([]);
  // The check itself: a journal in which it happened is found out.
  const calls = events.filter(({ type }) => type === "visit-called");
  expect(doubleCalls([...calls, ...calls.slice(0, 1)])).toHaveLength(1);
});
