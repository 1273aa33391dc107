// What customers think of their errands, what came of a suggestion, and what the manager has to say.

import { describe, expect, it } from "vitest";
import type { CommandOf, Notice } from "../messages.ts";
import { countFeedback, countRatings, showLobby, showRating, showTeller } from "../show.ts";
import { called, counter, ended, finished, issued, press, signedIn, started, visitOf } from "../testing/happenings.fixture.ts";
import { at, smallPlan } from "../testing/small-hall.fixture.ts";
import { type given, givenIn } from "../testing/story.fixture.ts";

const rating = { openSeconds: 120, reasons: [{ id: "waited", name: { zh: "等太久", en: "Long wait" } }] };
const plan = smallPlan({ rating });
const opening = [signedIn("1"), issued("A001"), issued("A002"), called("A001", "1"), started("A001", "1")];
const served = [...opening, "09:10", finished("A001", "1"), ended("A001", "served", "1")];

const rate = (more: Partial<CommandOf<"rate">> = {}): CommandOf<"rate"> => ({
  type: "rate",
  counter: counter("1"),
  visit: visitOf("A001"),
  errand: 0,
  mark: 5,
  reasons: [],
  ...more,
});
const hall = (...told: Parameters<typeof given>) => givenIn({ rating }, ...told);

describe("rating", () => {
  it("RATE-1: is for the errand that the counter finished last", () => {
    hall(...served)
      .when(rate(), "09:11")
      .then({ type: "errand-rated", visit: visitOf("A001"), mark: 5 });
    hall(...opening)
      .when(rate(), "09:11")
      .then("nothing-to-rate");
    hall(...served)
      .when(rate({ counter: counter("2") }), "09:11")
      .then("nothing-to-rate");
    hall(...served)
      .when(rate({ visit: visitOf("A002") }), "09:11")
      .then("nothing-to-rate");
    hall(...served)
      .when(rate({ counter: counter("99") }), "09:11")
      .then("unknown-counter");
  });

  it("RATE-1: ends with its time, and when another customer sits down, though not when one is called", () => {
    hall(...served)
      .when(rate(), "09:12:01")
      .then("nothing-to-rate");
    const next = [...served, called("A002", "1")];
    hall(...next)
      .when(rate(), "09:11")
      .then({ type: "errand-rated" });
    hall(...next, started("A002", "1"))
      .when(rate(), "09:11")
      .then("nothing-to-rate");
    expect(showRating(hall(...next).hall, plan, counter("1"), at("09:11")).errand).toMatchObject({ ticket: "A001", rated: false });
    expect(showRating(hall(...next, started("A002", "1")).hall, plan, counter("1"), at("09:11")).errand).toBeNull();
  });

  it("RATE-2: is done once, with reasons that the plan has", () => {
    hall(...served)
      .when(rate({ mark: 2, reasons: ["weather"] }), "09:10:30")
      .then("unknown-rating-reason")
      .when(rate({ mark: 2, reasons: ["waited"], suggestion: "Two more chairs" }), "09:10:40")
      .then({ type: "errand-rated", mark: 2, reasons: ["waited"], suggestion: "Two more chairs" })
      .when(rate(), "09:10:50")
      .then("rated-already");
  });

  it("RATE-3: counts the satisfied of the rated, the rated of the finished, and the unrated nowhere", () => {
    const unrated = hall(...served);
    expect(countRatings(unrated.hall)).toEqual({ finished: 1, rated: 0, satisfied: 0, marks: [0, 0, 0, 0, 0] });
    const story = unrated.when(rate({ mark: 4 }), "09:10:30").then({ type: "errand-rated" });
    story.tell(["09:11", called("A002", "1"), started("A002", "1"), finished("A002", "1"), ended("A002", "served", "1")]);
    expect(countRatings(story.hall)).toEqual({ finished: 2, rated: 1, satisfied: 1, marks: [0, 0, 0, 1, 0] });
    story.when(rate({ visit: visitOf("A002"), mark: 3 }), "09:11:30").then({ type: "errand-rated" });
    expect(countRatings(story.hall)).toEqual({ finished: 2, rated: 2, satisfied: 1, marks: [0, 0, 1, 1, 0] });
  });
});

describe("feedback where the number was taken", () => {
  const feedback = { wishes: [{ id: "seats", name: { zh: "多一些座位", en: "More seats" } }] };
  const give = (more: Partial<CommandOf<"give-feedback">> = {}): CommandOf<"give-feedback"> => ({
    type: "give-feedback",
    visit: visitOf("A001"),
    mark: 3,
    ...more,
  });

  it("RATE-4: is given once for a ticket of the day, with a wish of the plan's", () => {
    givenIn({ feedback }, issued("A001"))
      .when(give({ wish: "rain" }), "09:01")
      .then("unknown-wish")
      .when(give({ mark: 1, wish: "seats" }), "09:01")
      .then({ type: "feedback-given", visit: visitOf("A001"), mark: 1, wish: "seats" })
      .when(give(), "09:02")
      .then("feedback-given");
    hall(issued("A001"))
      .when(give({ visit: visitOf("A002") }), "09:01")
      .then("unknown-visit")
      .when(give({ wish: "seats" }), "09:01")
      .then("unknown-wish");
  });

  it("RATE-4: comes late from a kiosk that was without the hub, as long as the day's visits are known", () => {
    givenIn({ feedback }, ...served)
      .when({ type: "close-day" }, "17:00")
      .then({ type: "visit-ended", visit: visitOf("A002") }, { type: "counter-signed-out" }, { type: "day-closed" })
      .when(give(), "17:05")
      .then({ type: "feedback-given", mark: 3 });
  });

  it("RATE-5: counts who said something beside the tickets of the day, and each wish, the most frequent first", () => {
    const story = givenIn({ feedback }, issued("A001"), issued("A002"), issued("A003"));
    expect(countFeedback(story.hall)).toEqual({ given: 0, marks: [0, 0, 0], wishes: [] });
    story.when(give({ mark: 1, wish: "seats" }), "09:01").then({ type: "feedback-given" });
    story.when(give({ visit: visitOf("A003") }), "09:02").then({ type: "feedback-given" });
    expect(countFeedback(story.hall)).toEqual({ given: 2, marks: [1, 0, 1], wishes: [{ wish: "seats", count: 1 }] });
  });
});

describe("the one suggestion", () => {
  it("OUTCOME-1: has its outcome recorded once, while the customer is there", () => {
    const record = { type: "record-outcome", counter: counter("1"), kind: "offer", about: "fibre", outcome: "accepted" } as const;
    const story = hall(...opening)
      .when(record, "09:05")
      .then({ type: "outcome-recorded", visit: visitOf("A001"), about: "fibre", outcome: "accepted" })
      .when(record, "09:06")
      .then("outcome-recorded");
    expect(showTeller(story.hall, plan, counter("1"), [], at("09:06")).visit?.outcome).toBe("accepted");
    hall(...served)
      .when(record, "09:11")
      .then("counter-serves-nobody");
  });
});

describe("notices", () => {
  const notice = (untilAt: Notice["untilAt"]): Notice => ({ zh: "系统十二点维护", en: "Maintenance at noon", untilAt });
  const set = (...notices: Notice[]) => ({ type: "set-notices", notices }) as const;
  const shown = (story: ReturnType<typeof hall>, clock: string) => showLobby(story.hall, plan, at(clock)).notices.length;

  it("NOTICE-1: are shown until they are taken down, over, or the day closes", () => {
    const story = hall()
      .when(set(notice(at("12:00")), notice(null)), "09:05")
      .then({ type: "notices-set" });
    expect([shown(story, "09:06"), shown(story, "12:00")]).toEqual([2, 1]);
    story.when(set(), "12:05").then({ type: "notices-set", notices: [] });
    expect(shown(story, "12:06")).toBe(0);
    story.when(set(notice(null)), "12:07").then({ type: "notices-set" });
    story.when({ type: "close-day" }, "17:00").then({ type: "day-closed" });
    expect(shown(story, "17:01")).toBe(0);
  });

  it("NOTICE-2: are refused when their time is over", () => {
    hall()
      .when(set(notice(at("09:00"))), "09:05")
      .then("notice-over");
    hall().when(press("call-next", "1"), "09:05").then("counter-signed-out");
  });
});
