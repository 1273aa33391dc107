// The search for dispatch parameters, on costs that are known.
import { describe, expect, it } from "vitest";
import type { HallPlan } from "../hall-plan.ts";
import type { LaneId } from "../ids.ts";
import { dueMinutes, reservedShare, tune } from "./tune.ts";

const [vip, basic] = ["vip", "basic"] as [LaneId, LaneId];
const start: HallPlan["dispatch"] = { policy: "target-wait" };
const due = (dispatch: HallPlan["dispatch"], lane: LaneId) => dispatch.lanes?.find((entry) => entry.lane === lane)?.dueMinutes ?? 10;
const share = (dispatch: HallPlan["dispatch"]) => dispatch.guards?.reservation?.targetShare ?? 0;

describe("tuning", () => {
  const parameters = [dueMinutes(vip, [0, 5, 15]), dueMinutes(basic, [0, 20, 40]), reservedShare([undefined, 0.5, 1])];

  it("finds the best of a cost whose parameters hang together", () => {
    const cost = (dispatch: HallPlan["dispatch"]) =>
      Math.abs(due(dispatch, basic) - due(dispatch, vip) - 35) + Math.abs(share(dispatch) - 0.5) + Math.abs(due(dispatch, vip) - 5) / 100;
    const steps = [...tune(start, parameters, cost)];
    const { best } = steps.at(-1) ?? { best: undefined };
    expect(best?.cost).toBeCloseTo(0, 12);
    expect([due(best?.dispatch ?? start, vip), due(best?.dispatch ?? start, basic), share(best?.dispatch ?? start)]).toEqual([5, 40, 0.5]);
    expect(steps.map(({ tried }) => tried)).toEqual(steps.map((_, index) => index + 1));
    expect(steps.every(({ cost: tried, best: then }) => tried >= then.cost)).toBe(true);
  });

  it("keeps what it started from where nothing is better, and tries nothing twice", () => {
    const tried: string[] = [];
    const steps = [...tune(start, parameters, (dispatch) => tried.push(JSON.stringify(dispatch)))];
    expect(steps.at(-1)?.best.dispatch).toEqual(start);
    expect(new Set(tried).size).toBe(tried.length);
  });

  it("stops when no further step is taken", () => {
    let costs = 0;
    const steps = tune(start, parameters, () => costs++);
    steps.next();
    steps.next();
    expect(costs).toBe(2);
  });
});
