// What the check finds in a plan's dispatch section.
import { describe, expect, it } from "vitest";
import type { HallPlan } from "../hall-plan.ts";
import type { LaneId } from "../ids.ts";
import { checkPlan } from "../plan-check.ts";
import { smallPlan } from "./small-plan.ts";

const found = (dispatch: HallPlan["dispatch"], targets: readonly number[] = [20, 10]) => {
  const plan = smallPlan({ dispatch });
  const lanes = plan.lanes.map((lane, index) => ({ ...lane, targetWaitMinutes: targets[index] ?? 20 }));
  return checkPlan({ ...plan, lanes }).map(({ path, words }) => `${path.join(".")} ${words.en}`);
};
const lane = (id: string) => id as LaneId;
const policy = "target-wait" as const;

describe("a plan's dispatch section", () => {
  it("may say nothing but the policy, or everything", () => {
    expect(found({ policy })).toEqual([]);
    expect(
      found({
        policy,
        lanes: [{ lane: lane("basic"), weight: 2, creditMinutes: 0, dueMinutes: 30 }],
        favoured: [lane("experience")],
        guards: { ageing: { afterMinutes: 15 }, inARow: { most: 2 }, overflow: { afterSeconds: 30 } },
      }),
    ).toEqual([]);
  });
  it("names lanes that are there", () =>
    expect(found({ policy, lanes: [{ lane: lane("gold") }], favoured: [lane("silver")] })).toEqual([
      `dispatch.lanes.0.lane there is no lane "gold"; one of: basic, experience`,
      `dispatch.favoured.0 there is no lane "silver"; one of: basic, experience`,
    ]));
  it("names each once", () =>
    expect(found({ policy, lanes: [{ lane: lane("basic") }, { lane: lane("basic") }] })).toEqual([
      `dispatch.lanes.1.lane "basic" stands here twice; remove one of them`,
    ]));
  it("has somebody to favour where a guard speaks of the favoured", () => {
    expect(found({ policy, guards: { inARow: { most: 2 }, ageing: { afterMinutes: 15 } } }, [20, 20])).toEqual([
      "dispatch.guards.inARow has nobody to favour: all lanes have the same target wait; name them in favoured",
    ]);
    expect(found({ policy, favoured: [lane("basic")], guards: { inARow: { most: 2 } } }, [20, 20])).toEqual([]);
  });
});
