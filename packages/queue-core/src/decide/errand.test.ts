// One more errand during a visit.

import { describe, expect, it } from "vitest";
import {
  addErrand,
  called,
  due,
  ended,
  errandAdded,
  finished,
  held,
  issued,
  lane,
  press,
  service,
  signedIn,
  started,
  visitOf,
} from "../testing/happenings.fixture.ts";
import { at } from "../testing/small-hall.fixture.ts";
import { given } from "../testing/story.fixture.ts";

const five = ["explain-bill", "top-up", "print-invoice", "change-plan", "open-account"].map(service);

describe("an errand that comes up during a visit", () => {
  it("VISIT-9: is done after those that the visit has, with the claim that it has", () => {
    const story = given("09:00", issued("A001"), signedIn("1"), "09:10", called("A001", "1"), started("A001", "1"))
      .when(addErrand("A001", "undecided"), "09:12")
      .then(errandAdded("A001", "undecided"))
      .when(press("finish", "1"), "09:15")
      .then(finished("A001", "1"), due("A001", { lane: lane("experience") }));
    expect(story.hall.visits.get(visitOf("A001"))).toMatchObject({
      claimAt: at("09:00"),
      current: 1,
      errands: [{ finishedAt: at("09:15") }, { service: "undecided", createdAt: at("09:12"), startedAt: null }],
    });
  });

  it("VISIT-9: may come up while the visit waits, is called or is on hold, and not after its end", () => {
    const add = (story: ReturnType<typeof given>) => story.when(addErrand("A001", "top-up"), "09:12").then(errandAdded("A001", "top-up"));
    add(given(issued("A001")));
    add(given(issued("A001"), signedIn("1"), called("A001", "1")));
    add(given(issued("A001"), signedIn("1"), called("A001", "1"), started("A001", "1"), held("A001", "1")));
    given(issued("A001"), ended("A001", "cancelled")).when(addErrand("A001", "top-up"), "09:12").then("visit-over");
  });

  it("VISIT-9: is one of the hall's, not among those that are to be done, of which there are five at most", () => {
    given(issued("A001"))
      .when(addErrand("A001", "haircut"), "09:12")
      .then("unknown-service")
      .when(addErrand("A001", "explain-bill"), "09:12")
      .then("duplicate-errand");
    given(issued("A001", { errands: five }))
      .when(addErrand("A001", "undecided"), "09:12")
      .then("too-many-errands");
    const again = given(issued("A001", { errands: five }), signedIn("1"), called("A001", "1"), started("A001", "1"), finished("A001", "1"));
    again.tell([started("A001", "1", { due: { lane: lane("basic"), zone: null, reason: { zh: "请就座", en: "Sit" } } })]);
    again.when(addErrand("A001", "explain-bill"), "09:20").then(errandAdded("A001", "explain-bill"));
  });
});
