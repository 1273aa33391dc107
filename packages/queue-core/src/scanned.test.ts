// A ticket that is held to a scanner.

import { describe, expect, it } from "vitest";
import { minuteMs } from "./ids.ts";
import {
  called,
  dayClosed,
  ended,
  issued,
  opened,
  service,
  signedIn,
  started,
  takeTicket,
  tokenOf,
  visitOf,
} from "./testing/happenings.fixture.ts";
import { showTicket } from "./scanned.ts";
import { at, smallPlan } from "./testing/small-hall.fixture.ts";
import { givenIn } from "./testing/story.fixture.ts";

const change = { returnCredit: { share: 0.5, mostMinutes: 30 } };
const plan = smallPlan(change);
const given = (...told: Parameters<typeof givenIn> extends [unknown, ...infer Told] ? Told : never) => givenIn(change, ...told);
const shown = ({ hall }: ReturnType<typeof given>, clock: string, ticket = "A001") => showTicket(hall, plan, tokenOf(ticket), at(clock));

describe("a scanned ticket", () => {
  it("RETURN-4: says how its visit stands, and where a machine could do what is due meanwhile", () => {
    const story = given(issued("A001", { errands: [service("top-up")] }), issued("A002"));
    expect(shown(story, "09:05")).toMatchObject({ ticket: "A001", visit: { state: "waiting" }, machine: "machines", again: [] });
    expect(shown(story, "09:05", "A002")).toMatchObject({ visit: { peopleAhead: 1 }, machine: null });
    story.when({ type: "send-to-machine", visit: visitOf("A001") }, "09:06").then({ type: "visit-held", kind: "at-machine" });
    expect(shown(story, "09:07")).toMatchObject({ visit: { state: "held", aside: { kind: "at-machine" } }, machine: null });
    story.when({ type: "bring-back", visit: visitOf("A001") }, "09:10").then({ type: "visit-returned", visit: visitOf("A001") });
    expect(shown(story, "09:10")).toMatchObject({ visit: { state: "waiting", peopleAhead: 0 } });
  });

  it("RETURN-4: names what an ended visit was for, each once, and whether its wait counts", () => {
    const story = given(issued("A001"), signedIn("1"), "09:20", called("A001", "1"), started("A001", "1"), ended("A001", "served", "1"));
    expect(shown(story, "10:00")).toMatchObject({ visit: { state: "served" }, again: ["explain-bill"], keepsWait: true });
    story.when(takeTicket("A002", { returnOf: tokenOf("A001") }), "10:00").then(issued("A002", { creditMs: 10 * minuteMs }));
    expect(shown(story, "10:01")).toMatchObject({ again: ["explain-bill"], keepsWait: false });
  });

  it("RETURN-4: stands for a place that was moved to today, and for nothing once it is of no day that is known", () => {
    const tuesday = opened({ day: "2026-11-24", closesAt: at("41:00") });
    const moved = given("16:20", issued("A001"), "17:10", ended("A001", "carried-over", null, { waitedMs: 50 * minuteMs }));
    const kept = { ticket: "A001", visit: null, machine: null, again: ["explain-bill"], keepsWait: true };
    expect(shown(moved, "17:11")).toEqual(kept);
    expect(shown(moved.tell([dayClosed(), "33:00", tuesday]), "33:05")).toEqual(kept);
    expect(shown(moved.tell([dayClosed(), "57:00", opened({ day: "2026-11-25" })]), "57:05")).toBeUndefined();
    expect(shown(given(issued("A001")), "09:05", "A002")).toBeUndefined();
  });
});
