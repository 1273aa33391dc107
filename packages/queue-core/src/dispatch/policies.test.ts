// Who comes next, policy by policy and guard by guard, told as stories at the counters.

import { describe, expect, it } from "vitest";
import type { CounterPlan, HallPlan } from "../hall-plan.ts";
import type { Explanation } from "../messages.ts";
import {
  called,
  callVisit,
  counter,
  ended,
  finished,
  issued,
  lane,
  paused,
  press,
  signedIn,
  signedOut,
  started,
  transferred,
  visitOf,
} from "../testing/happenings.fixture.ts";
import { at } from "../testing/small-hall.fixture.ts";
import { given, givenIn } from "../testing/story.fixture.ts";

const desk = (id: string, ...lanes: string[]) => ({ id: counter(id), zone: "counters", lanes: lanes.map(lane) }) as CounterPlan;
const by = (policy: HallPlan["dispatch"]["policy"], more: Partial<HallPlan["dispatch"]> = {}) => ({ dispatch: { policy, ...more } });
const rule = (of: Explanation["rule"]) => ({ explanation: expect.objectContaining({ rule: of }) as Explanation });
/** A001 came at nine and is due by 9:20, E001 a minute later and by 9:11. */
const twoWait = ["09:00", issued("A001"), "09:01", issued("E001"), signedIn("1"), signedIn("2"), signedIn("3")] as const;

describe("target-wait", () => {
  it("DISPATCH-2: calls who is due first, whoever came earlier", () => {
    given(...twoWait)
      .when(press("call-next", "2"), "09:05")
      .then(called("E001", "2", rule("target-wait")));
  });

  it("DISPATCH-2: calls whoever came earlier once their deadline is the earlier one", () => {
    given("08:51", issued("A001"), "09:02", issued("E001"), signedIn("2")).when(press("call-next", "2"), "09:05").then(called("A001", "2"));
  });

  it("DISPATCH-2: goes by the claim where two are due at the same moment", () => {
    given("09:00", issued("A001"), "09:10", issued("E001"), signedIn("2")).when(press("call-next", "2"), "09:11").then(called("A001", "2"));
  });

  it("DISPATCH-4: calls only from the counter's own lanes", () => {
    given(...twoWait)
      .when(press("call-next", "1"), "09:05")
      .then(called("A001", "1"))
      .when(press("call-next", "3"), "09:05")
      .then(called("E001", "3"));
    given(issued("A001"), signedIn("3")).when(press("call-next", "3"), "09:05").then("nobody-waiting");
  });

  it("DISPATCH-6: finds whoever waits, though they came back, were transferred or lost their reservation", () => {
    const back = [called("A001", "1"), started("A001", "1"), transferred("A001", "1", { lane: lane("experience") })];
    given("09:00", issued("A001"), signedIn("1"), signedIn("3"), ...back)
      .when(press("call-next", "3"), "09:05")
      .then(called("A001", "3"));
  });
});

describe("other policies", () => {
  it("DISPATCH-3: first-come calls the earliest claim, whichever the lane", () => {
    givenIn(by("first-come"), ...twoWait)
      .when(press("call-next", "2"), "09:05")
      .then(called("A001", "2", rule("first-come")));
  });

  it("DISPATCH-7: strict calls by the order of the counter's own list", () => {
    const plan = { ...by("strict"), counters: [desk("1", "experience", "basic"), desk("2", "basic", "experience"), desk("4", "vip")] };
    const waiting = ["09:00", issued("A001"), issued("E001"), signedIn("1"), signedIn("2")] as const;
    givenIn(plan, ...waiting)
      .when(press("call-next", "1"), "09:05")
      .then(called("E001", "1", rule("strict")));
    givenIn(plan, ...waiting)
      .when(press("call-next", "2"), "09:05")
      .then(called("A001", "2", rule("strict")));
  });

  it("DISPATCH-8: ratio lets lanes take turns by weight, and an empty lane takes none", () => {
    const plan = by("ratio", {
      lanes: [
        { lane: lane("basic"), weight: 2 },
        { lane: lane("experience"), weight: 1 },
      ],
    });
    const many = ["A001", "A002", "A003", "A004", "A005", "E001", "E002"].map((ticket) => issued(ticket));
    const story = givenIn(plan, "09:00", ...many, signedIn("2"));
    const turns = ["A001", "E001", "A002", "A003", "E002", "A004", "A005"];
    for (const ticket of turns) {
      story
        .when(press("call-next", "2"), "09:05")
        .then(called(ticket, "2", rule("ratio")))
        .tell([ended(ticket, "cancelled", "2")]);
    }
    expect(story.hall.living).toBe(0);
  });

  it("DISPATCH-9: waiting-credit calls the earliest claim, the lane's credit taken off", () => {
    const plan = by("waiting-credit", { lanes: [{ lane: lane("experience"), creditMinutes: 3 }] });
    givenIn(plan, ...twoWait)
      .when(press("call-next", "2"), "09:05")
      .then(called("E001", "2", rule("waiting-credit")));
    givenIn(plan, "09:00", issued("A001"), "09:04", issued("E001"), signedIn("2"))
      .when(press("call-next", "2"), "09:05")
      .then(called("A001", "2"));
  });

  it("DISPATCH-10: accumulating-priority calls the largest share of a target waited", () => {
    const plan = by("accumulating-priority");
    // After 8 minutes of 20 and 3 of 10, the first leads; after 13 of 20 and 8 of 10, the second.
    const waiting = ["09:00", issued("A001"), "09:05", issued("E001"), signedIn("2")] as const;
    givenIn(plan, ...waiting)
      .when(press("call-next", "2"), "09:08")
      .then(called("A001", "2", rule("accumulating-priority")));
    givenIn(plan, ...waiting)
      .when(press("call-next", "2"), "09:13")
      .then(called("E001", "2", rule("accumulating-priority")));
  });
});

describe("the explanation of a call", () => {
  it("DISPATCH-11: says which rule chose, the wait, the deadline, and who stood before and why not", () => {
    given(...twoWait, issued("V001"), "09:02", issued("E002"))
      .when(press("call-next", "2"), "09:05")
      .then(
        called("E001", "2", {
          explanation: {
            rule: "target-wait",
            waitedMs: 240_000,
            deadlineAt: at("09:11"),
            passedOver: [{ visit: visitOf("A001"), ticket: "A001" as never, why: "later-deadline" }],
          },
        }),
      );
  });

  it("DISPATCH-11: names those of other counters' lanes and those reserved elsewhere", () => {
    const reserved = [
      called("A002", "1"),
      started("A002", "1"),
      transferred("A002", "1", { reservedFor: counter("3"), claimAt: at("09:00") }),
    ];
    given("08:59", issued("V001"), "09:00", issued("A002"), "09:01", issued("A003"), signedIn("1"), signedIn("3"), ...reserved)
      .when(press("call-next", "1"), "09:05")
      .then(
        called("A003", "1", {
          explanation: expect.objectContaining({
            passedOver: [
              expect.objectContaining({ ticket: "V001", why: "lane-not-served" }),
              expect.objectContaining({ ticket: "A002", why: "reserved-elsewhere" }),
            ],
          }) as Explanation,
        }),
      );
  });

  it("DISPATCH-11: says so when a teller called by name", () => {
    given("09:00", issued("A001"), "09:01", issued("A002"), signedIn("1"))
      .when(callVisit("1", "A002"), "09:05")
      .then(
        called("A002", "1", {
          explanation: expect.objectContaining({
            rule: "by-name",
            passedOver: [expect.objectContaining({ ticket: "A001", why: "another-by-name" })],
          }) as Explanation,
        }),
      );
  });
});

describe("guards", () => {
  const shared = { counters: [desk("1", "basic", "vip"), desk("2", "experience"), desk("4", "vip")] };
  const guarded = (guards: NonNullable<HallPlan["dispatch"]["guards"]>) => ({ ...by("target-wait", { guards }), ...shared });
  const vips = [issued("V001"), issued("V002"), issued("V003")];

  it("GUARD-1: whoever has waited beyond the limit goes first, the longest first", () => {
    const plan = guarded({ ageing: { afterMinutes: 15 } });
    const waiting = ["09:00", issued("A001"), "09:01", issued("A002"), "09:10", issued("V001"), signedIn("1")] as const;
    givenIn(plan, ...waiting)
      .when(press("call-next", "1"), "09:15")
      .then(called("V001", "1", rule("target-wait")));
    givenIn(plan, ...waiting)
      .when(press("call-next", "1"), "09:15:01")
      .then(called("A001", "1", rule("overdue")));
  });

  it("GUARD-2: at most so many favoured customers in a row while others wait", () => {
    const plan = guarded({ inARow: { most: 2 } });
    const story = givenIn(plan, "09:00", ...vips, issued("A001"), signedIn("1"));
    for (const ticket of ["V001", "V002"])
      story
        .when(press("call-next", "1"), "09:01")
        .then(called(ticket, "1", rule("target-wait")))
        .tell([ended(ticket, "cancelled", "1")]);
    story
      .when(press("call-next", "1"), "09:02")
      .then(called("A001", "1", rule("in-a-row")))
      .tell([started("A001", "1"), finished("A001", "1"), ended("A001", "served", "1")])
      .when(press("call-next", "1"), "09:03")
      .then(called("V003", "1"));
  });

  it("GUARD-2: more of them when nobody else waits", () => {
    const story = givenIn(guarded({ inARow: { most: 1 } }), "09:00", ...vips, signedIn("1"));
    for (const ticket of ["V001", "V002", "V003"])
      story
        .when(press("call-next", "1"), "09:01")
        .then(called(ticket, "1"))
        .tell([ended(ticket, "cancelled", "1")]);
    expect(story.hall.living).toBe(0);
  });

  it("GUARD-3: an idle counter of favoured lanes helps the others after a while", () => {
    const plan = guarded({ idleHelp: { afterSeconds: 60 } });
    const waiting = ["09:00", issued("A001"), "09:10", signedIn("4")] as const;
    givenIn(plan, ...waiting)
      .when(press("call-next", "4"), "09:10:59")
      .then("left-to-others")
      .when(press("call-next", "4"), "09:11")
      .then(called("A001", "4", rule("idle-help")));
    givenIn(plan, ...waiting, issued("V001"))
      .when(press("call-next", "4"), "09:12")
      .then(called("V001", "4"));
  });

  it("GUARD-4: a shared counter leaves the favoured to their own counters while these are free", () => {
    const plan = guarded({ overflow: { afterSeconds: 30 } });
    const waiting = ["09:00", signedIn("1"), signedIn("4"), "09:10", issued("V001"), issued("A001")] as const;
    givenIn(plan, ...waiting)
      .when(press("call-next", "1"), "09:10:10")
      .then(called("A001", "1", rule("overflow")));
    givenIn(plan, ...waiting)
      .when(press("call-next", "1"), "09:10:30")
      .then(called("V001", "1"));
    givenIn(plan, ...waiting, paused("4"))
      .when(press("call-next", "1"), "09:10:10")
      .then(called("V001", "1"));
    givenIn(plan, ...waiting, signedOut("4"))
      .when(press("call-next", "1"), "09:10:10")
      .then(called("V001", "1"));
  });

  it("GUARD-5: the last free counter for the favoured waits for them, up to a share of the others' target", () => {
    const plan = guarded({ reservation: { targetShare: 0.5 } });
    const waiting = ["09:00", issued("A001"), signedIn("1")] as const;
    givenIn(plan, ...waiting)
      .when(press("call-next", "1"), "09:09:59")
      .then("left-to-others")
      .when(press("call-next", "1"), "09:10")
      .then(called("A001", "1"));
    givenIn(plan, ...waiting, signedIn("4"))
      .when(press("call-next", "1"), "09:05")
      .then(called("A001", "1"));
    givenIn(plan, ...waiting, "09:04", issued("V001"))
      .when(press("call-next", "1"), "09:05")
      .then(called("V001", "1"));
  });
});
