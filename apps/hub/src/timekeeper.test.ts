import { type Command, type CounterId, type Hall, decide, emptyHall, evolve, type HallPlan, type Instant } from "@hallflow/queue-core";
import { describe, expect, it } from "vitest";
import { demoPlan } from "./testing/trial-hub.ts";
import { Timekeeper } from "./timekeeper.ts";

const monday = Date.parse("2026-11-22T16:00:00Z");
const clock = (hours: number, minutes = 0) => monday + (hours * 60 + minutes) * 60_000;

/** A hall whose commands are decided and applied at once, and the timekeeper that watches over it. */
function hallAt(at: Instant, plan: HallPlan) {
  const hall: Hall = emptyHall();
  const state = { now: at, submitted: [] as string[] };
  const submit = async (command: Command) => {
    state.submitted.push(command.type);
    const decision = decide(hall, command, state.now);
    if ("events" in decision) for (const event of decision.events) evolve(hall, event);
    return decision;
  };
  const timekeeper = new Timekeeper({ hall: () => hall, now: () => state.now, submit });
  void submit({ type: "publish-plan", plan });
  return { hall, state, submit, timekeeper };
}

describe("the timekeeper", () => {
  it("opens a real hall within its hours, stops tickets and closes an empty hall, each by its time", async () => {
    const { hall, state, timekeeper } = hallAt(clock(8), demoPlan({ demo: false }));
    await timekeeper.tick();
    expect(hall.day.state).toBe("closed");
    state.now = clock(8, 30);
    await timekeeper.tick();
    expect(hall.day).toMatchObject({ state: "open", day: "2026-11-23", dayStartAt: monday });
    state.now = clock(17, 45);
    await timekeeper.tick();
    expect(hall.day.state).toBe("last-tickets");
    state.now = clock(18);
    await timekeeper.tick();
    expect(hall.day.state).toBe("closed");
  });

  it("does not open again a day that a manager has closed early", async () => {
    const { hall, state, submit, timekeeper } = hallAt(clock(9), demoPlan({ demo: false }));
    await timekeeper.tick();
    await submit({ type: "close-day" });
    state.now = clock(10);
    await timekeeper.tick();
    expect(hall.day.state).toBe("closed");
    state.now = clock(24 + 9);
    await timekeeper.tick();
    expect(hall.day).toMatchObject({ state: "open", day: "2026-11-24" });
  });

  it("marks a no-show when nobody comes, and only once", async () => {
    const { state, submit, timekeeper, hall } = hallAt(clock(9), demoPlan({ demo: false }));
    await timekeeper.tick();
    const counter = "1" as CounterId;
    await submit({ type: "sign-in", counter, staff: "li" as never });
    await submit({
      type: "take-ticket",
      visit: crypto.randomUUID() as never,
      token: "t".repeat(20) as never,
      errands: ["change-plan" as never],
      tier: "standard",
      needs: [],
      channel: "kiosk",
      language: "zh",
      declinedSelfService: true,
    });
    await submit({ type: "call-next", counter });
    state.submitted.length = 0;
    state.now += 59_000;
    await timekeeper.tick();
    expect(state.submitted).toEqual([]);
    state.now += 1_000;
    await Promise.all([timekeeper.tick(), timekeeper.tick()]);
    expect(state.submitted).toEqual(["no-show"]);
    expect(hall.seats.get(counter)?.state).toBe("free");
  });
});
