import type { CounterId, StaffId, TellerView } from "@hallflow/queue-core";
import { describe, expect, it } from "vitest";
import { Rehearsal } from "../rehearsal/rehearsal.ts";
import { type ActionId, capOf, hindrance, recallInSeconds, shortcuts } from "./actions.ts";

const one = "1" as CounterId;
const every: readonly ActionId[] = [
  "call-next",
  "recall",
  "start",
  "finish",
  "no-show",
  "hold",
  "bring-back",
  "transfer",
  "call-one",
  "pause",
  "sign-out",
];

function hall(tickets: number) {
  const rehearsal = new Rehearsal();
  rehearsal.do({ type: "sign-in", counter: one, staff: "W1" as StaffId });
  for (let i = 0; i < tickets; i++) rehearsal.ticket();
  const scene = (isLive = true) => {
    const view = rehearsal.teller(one).state().push?.view as TellerView;
    if (!view.seat) throw new Error("counter 1 has a seat");
    return { view, seat: view.seat, plan: rehearsal.plan, now: rehearsal.now, isLive };
  };
  const possible = (isLive = true) => every.filter((action) => hindrance(action, scene(isLive)) === null);
  return { rehearsal, scene, possible };
}

describe("what a teller can do", () => {
  it("follows the counter through a visit", () => {
    const { rehearsal, possible } = hall(2);
    expect(possible()).toEqual(["call-next", "call-one", "pause", "sign-out"]);
    rehearsal.do({ type: "call-next", counter: one });
    expect(possible()).toEqual(["start", "no-show", "transfer"]);
    rehearsal.pass(20_000);
    expect(possible()).toEqual(["recall", "start", "no-show", "transfer"]);
    rehearsal.do({ type: "start", counter: one });
    expect(possible()).toEqual(["finish", "hold", "transfer"]);
    rehearsal.do({ type: "hold", counter: one, kind: "papers-missing" });
    expect(possible()).toEqual(["call-next", "bring-back", "call-one", "pause", "sign-out"]);
    rehearsal.do({ type: "pause", counter: one, reason: "meal" });
    expect(possible()).toEqual(["bring-back", "sign-out"]);
  });

  it("is nothing while the hub is away", () => {
    expect(hall(2).possible(false)).toEqual([]);
  });

  it("agrees with the core: what this screen allows is not refused", () => {
    const { rehearsal, possible } = hall(5);
    const commands = { "call-next": "call-next", recall: "recall", start: "start", finish: "finish", "no-show": "no-show" } as const;
    // A walk through every state that these five lead to, each step taken only where the console offers it.
    const walk: (keyof typeof commands)[] = [
      "call-next",
      "start",
      "finish",
      "call-next",
      "recall",
      "no-show",
      "call-next",
      "start",
      "finish",
    ];
    for (const step of walk) {
      if (step === "recall") rehearsal.pass(20_000);
      expect(possible()).toContain(step);
      rehearsal.do({ type: commands[step], counter: one });
    }
  });

  it("counts down to the next recall, and says when they are used up", () => {
    const { rehearsal, scene } = hall(1);
    rehearsal.do({ type: "call-next", counter: one });
    rehearsal.pass(7_500);
    expect(recallInSeconds(scene())).toBe(13);
    expect(hindrance("recall", scene())?.zh).toContain("13 秒");
    for (let i = 0; i < 3; i++) {
      rehearsal.pass(20_000);
      rehearsal.do({ type: "recall", counter: one });
    }
    rehearsal.pass(60_000);
    expect(hindrance("recall", scene())?.en).toContain("3 times");
  });

  it("does not count customers of other counters as waiting here", () => {
    const { rehearsal, scene } = hall(0);
    rehearsal.ticket({ tier: "vip" });
    expect(hindrance("call-next", scene())?.zh).toContain("没有可由本窗口办理");
    expect(hindrance("call-one", scene())).toBeNull();
  });

  it("has a key of its own for each action", () => {
    expect(new Set(shortcuts.map(({ code }) => code)).size).toBe(shortcuts.length);
    expect(every.map(capOf)).not.toContain("");
    expect(capOf("resume")).toBe(capOf("pause"));
  });
});
