// Being shown around: see, try and buy, the detour that costs no place, and the hand-over to a counter.

import { describe, expect, it } from "vitest";
import { deadlines } from "../deadlines.ts";
import type { StaffId } from "../ids.ts";
import { showManager } from "../show.ts";
import {
  beginExperience,
  called,
  counter,
  endExperience,
  ended,
  experienceEnded,
  experienceStarted,
  held,
  issued,
  lane,
  passOn,
  press,
  reachStage,
  returned,
  service,
  signedIn,
  stageReached,
  started,
  toCounter,
  toLane,
  toStaff,
  transfer,
  transferred,
  visitOf,
} from "../testing/happenings.fixture.ts";
import { at, smallPlan } from "../testing/small-hall.fixture.ts";
import { given, givenIn } from "../testing/story.fixture.ts";

const mei = { guide: "mei" as StaffId };
const waiting = () => given("09:00", issued("A001"), "09:01", issued("A002"), signedIn("1"));
const shown = () => waiting().tell(["09:05", experienceStarted("A001", mei)]);
const first = (story: ReturnType<typeof given>) => story.hall.visits.get(visitOf("A001"));
const order = (story: ReturnType<typeof given>, id = "basic") => story.hall.lanes.first(lane(id), 9).map(({ ticket }) => ticket);

describe("an experience", () => {
  it("GUIDE-1: goes through its stages in any order, each on record, to an outcome", () => {
    const story = waiting()
      .when(beginExperience("A001", "mei"), "09:05")
      .then(experienceStarted("A001", { ...mei, zone: null }));
    story
      .when(reachStage("A001", "try"), "09:10")
      .then(stageReached("A001", "try"))
      .when(reachStage("A001", "see"), "09:12")
      .then(stageReached("A001", "see"))
      .when(reachStage("A001", "buy"), "09:15")
      .then(stageReached("A001", "buy"))
      .when(endExperience("A001", "bought", "the blue one"), "09:20")
      .then(experienceEnded("A001", "bought", { note: "the blue one" }));
    expect(first(story)?.experience).toMatchObject({
      state: "over",
      outcome: "bought",
      stages: [
        { stage: "see", at: at("09:05") },
        { stage: "try", at: at("09:10") },
        { stage: "see", at: at("09:12") },
        { stage: "buy", at: at("09:15") },
      ],
    });
    expect(first(story)?.notes).toEqual([{ at: at("09:20"), from: null, by: "mei", text: "the blue one" }]);
    story.when(reachStage("A001", "try"), "09:21").then("no-experience").when(endExperience("A001", "left"), "09:21").then("no-experience");
  });

  it("GUIDE-1: is one guide's at a time, in a zone of the hall", () => {
    shown()
      .when(beginExperience("A001", "mei"), "09:06")
      .then()
      .when(beginExperience("A001", "jun"), "09:06")
      .then("experience-goes-on")
      .when(beginExperience("A002", "jun", "attic"), "09:06")
      .then("unknown-zone")
      .when(reachStage("A001", "see"), "09:06")
      .then();
  });

  it("GUIDE-1: begins again after it is over", () => {
    shown()
      .tell(["09:10", experienceEnded("A001", "interested")])
      .when(beginExperience("A001", "jun"), "09:12")
      .then(experienceStarted("A001", { guide: "jun" as StaffId }));
  });

  it("GUIDE-2: may be given at a counter of the zone, to a customer who is served there", () => {
    const story = given(issued("E001"), signedIn("3"), called("E001", "3"), started("E001", "3"))
      .when(beginExperience("E001", "mei", "counters"), "09:05")
      .then(experienceStarted("E001"))
      .when(press("finish", "3"), "09:20")
      .then({ type: "errand-finished" }, ended("E001", "served", "3"));
    expect(story.hall.visits.get(visitOf("E001"))?.experience).toMatchObject({ state: "over", outcome: null });
    expect(story.hall.shown.size).toBe(0);
  });
});

describe("the detour to the experience zone", () => {
  it("GUIDE-3: costs no place, and the customer is called when due", () => {
    const story = shown();
    expect(order(story)).toEqual(["A001", "A002"]);
    story.when(press("call-next", "1"), "09:10").then(called("A001", "1"));
    expect(showManager(story.hall, smallPlan(), [], at("09:10")).experiences).toMatchObject([
      { ticket: "A001", guide: "mei", stage: "see", isDetour: true, state: "called", counter: "1" },
    ]);
  });

  it("GUIDE-3: is for those who wait, are on hold or are served, and not for whoever is called", () => {
    waiting()
      .tell(["09:02", called("A001", "1")])
      .when(beginExperience("A001", "mei"), "09:03")
      .then("visit-not-waiting")
      .tell([started("A001", "1"), held("A001", "1")])
      .when(beginExperience("A001", "mei"), "09:04")
      .then(experienceStarted("A001"))
      .tell([returned("A001")]);
  });

  it("GUIDE-4: gives who is called there more time to come, and then they are absent like anybody", () => {
    const due = (story: ReturnType<typeof given>) => deadlines(story.hall).find(({ command }) => command.type === "no-show")?.dueAt;
    expect(due(shown().tell(["09:10", called("A001", "1")]))).toBe(at("09:12"));
    expect(due(waiting().tell(["09:10", called("A001", "1")]))).toBe(at("09:11"));
    const near = givenIn({ experience: { walkSeconds: 0 } }, issued("A001"), signedIn("1"), experienceStarted("A001"));
    expect(due(near.tell(["09:10", called("A001", "1")]))).toBe(at("09:11"));
  });

  it("GUIDE-5: is over when service begins; the outcome can be told as long as the visit lasts", () => {
    const story = shown().tell(["09:10", called("A001", "1"), started("A001", "1")]);
    expect(showManager(story.hall, smallPlan(), [], at("09:10")).experiences).toMatchObject([{ isDetour: false }]);
    story.when(endExperience("A001", "interested"), "09:15").then(experienceEnded("A001", "interested"));
    shown()
      .tell([ended("A001", "cancelled")])
      .when(endExperience("A001", "left"), "09:15")
      .then("visit-over");
  });
});

describe("handing over", () => {
  it("GUIDE-6: sends who waits to a lane, a counter or a person, with a note and the place that they have", () => {
    const note = "wants the family plan";
    const story = shown().tell([signedIn("3", "li")]);
    story
      .when(passOn("A001", toLane("experience"), { note, service: service("change-plan") }), "09:20")
      .then(
        experienceEnded("A001", "handed-over"),
        transferred("A001", null, { lane: lane("experience"), claimAt: at("09:00"), service: service("change-plan"), note }),
      );
    expect(order(story, "experience")).toEqual(["A001"]);
    expect(first(story)).toMatchObject({
      notes: [{ from: null, by: "mei", text: note }],
      errands: [{ service: "change-plan", createdAt: at("09:00") }],
    });
    story
      .when(passOn("A001", toStaff("li")), "09:21")
      .then(transferred("A001", null, { reservedFor: counter("3"), wanted: "li" as StaffId }))
      .when(passOn("A001", toCounter("1")), "09:22")
      .then(transferred("A001", null, { reservedFor: counter("1") }))
      .when(press("call-next", "3"), "09:23")
      .then("nobody-waiting")
      .when(passOn("A001", toLane("gold")), "09:23")
      .then("unknown-lane");
  });

  it("GUIDE-6: keeps the head of a lane at the head, and is only for those who wait", () => {
    waiting()
      .when(passOn("A001", toLane("basic", "first")), "09:20")
      .then(transferred("A001", null, { claimAt: at("09:00") }))
      .tell([called("A001", "1")])
      .when(passOn("A001", toLane("experience")), "09:21")
      .then("visit-not-waiting");
  });

  it("GUIDE-6: is what a transfer from a counter of the zone comes to", () => {
    given("09:00", issued("E001"), signedIn("3"), called("E001", "3"), started("E001", "3"), experienceStarted("E001", mei))
      .when(transfer("3", toLane("basic"), { note: "has chosen" }), "09:20")
      .then(experienceEnded("E001", "handed-over"), transferred("E001", "3", { lane: lane("basic"), note: "has chosen" }));
  });
});
