// Errands that a machine may do: the way there, the way back, and what it did.

import { describe, expect, it } from "vitest";
import { deadlines } from "../deadlines.ts";
import {
  atMachine,
  bringBack,
  called,
  counter,
  due,
  ended,
  held,
  issued,
  lane,
  machineDone,
  press,
  returned,
  selfServed,
  sendToMachine,
  service,
  signedIn,
  started,
  takeTicket,
  visitOf,
} from "../testing/happenings.fixture.ts";
import { at } from "../testing/small-hall.fixture.ts";
import { given, givenIn } from "../testing/story.fixture.ts";

const invoice = { errands: [service("print-invoice")] };
const zone = "machines" as never;
const waiting = () => given("09:00", issued("A001", invoice), "09:01", issued("A002"), signedIn("1"));
const order = (story: ReturnType<typeof given>) => story.hall.lanes.first(lane("basic"), 9).map(({ ticket }) => ticket);
const first = (story: ReturnType<typeof given>) => story.hall.visits.get(visitOf("A001"));

describe("a visit at a machine", () => {
  it("SELF-1: is not called, and comes back with the place that it had", () => {
    const story = waiting()
      .when(sendToMachine("A001"), "09:02")
      .then(atMachine("A001", { zone, untilAt: at("09:32"), counter: null }));
    expect(order(story)).toEqual(["A002"]);
    story.when(bringBack("A001"), "09:10").then(returned("A001"));
    expect(order(story)).toEqual(["A001", "A002"]);
  });

  it("SELF-1: may be sent there by the counter that calls or serves, which is free then", () => {
    const calling = () => waiting().tell(["09:02", called("A001", "1")]);
    for (const story of [calling(), calling().tell([started("A001", "1")])]) {
      story.when(sendToMachine("A001"), "09:05").then(atMachine("A001", { counter: counter("1") }));
      expect(story.hall.seats.get(counter("1"))).toMatchObject({ state: "free", visit: null });
    }
  });

  it("SELF-1: is out of the teller's hands meanwhile", () => {
    const story = waiting().tell([
      "09:02",
      called("A001", "1"),
      started("A001", "1"),
      "09:05",
      atMachine("A001", { counter: counter("1") }),
    ]);
    story.tell(["09:15", returned("A001"), "09:20", called("A001", "1"), started("A001", "1")]);
    expect(first(story)?.errands).toMatchObject([{ startedAt: at("09:02"), heldMs: at("09:20") - at("09:05") }]);
  });

  it("SELF-2: goes there only for what a machine can do, and while it waits or is at a counter", () => {
    waiting()
      .when(sendToMachine("A002"), "09:02")
      .then("machine-cannot-help")
      .tell([called("A001", "1"), started("A001", "1"), held("A001", "1")])
      .when(sendToMachine("A001"), "09:03")
      .then("visit-not-waiting")
      .when(machineDone("A001"), "09:03")
      .then("visit-not-at-machine")
      .when(sendToMachine("A009"), "09:03")
      .then("unknown-visit");
  });

  it("SELF-3: is served when the machine has helped, and waits for its next errand where it has one", () => {
    const story = waiting().tell(["09:02", atMachine("A001")]);
    story.when(machineDone("A001"), "09:06").then(selfServed("A001", { presumed: false }), ended("A001", "served"));
    expect(first(story)).toMatchObject({ state: "served", errands: [{ selfServed: true, startedAt: null, finishedAt: at("09:06") }] });
    const more = given("09:00", issued("A001", { errands: [service("print-invoice"), service("undecided")] }), "09:02", atMachine("A001"));
    more.when(machineDone("A001"), "09:06").then(selfServed("A001"), due("A001", { lane: lane("experience") }));
    expect(first(more)).toMatchObject({ state: "waiting", claimAt: at("09:00"), current: 1 });
  });

  it("SELF-4: counts as helped when nobody has come back for so long", () => {
    const story = waiting().tell(["09:02", atMachine("A001", { untilAt: at("09:32") })]);
    const [deadline] = deadlines(story.hall);
    expect(deadline).toEqual({ dueAt: at("09:32"), command: machineDone("A001", true) });
    story.when(machineDone("A001", true), "09:32").then(selfServed("A001", { presumed: true }), ended("A001", "served"));
    givenIn({ selfService: { returnMinutes: 5 } }, issued("A001", invoice))
      .when(sendToMachine("A001"), "09:02")
      .then(atMachine("A001", { untilAt: at("09:07") }));
  });

  it("SELF-5: may begin with the ticket, for a customer who tries the machine first", () => {
    given(signedIn("1"))
      .when(takeTicket("A001", { ...invoice, atMachine: true }), "09:02")
      .then(issued("A001"), atMachine("A001", { zone }))
      .when(press("call-next", "1"), "09:03")
      .then("nobody-waiting")
      .when(takeTicket("A002", { atMachine: true }), "09:03")
      .then("machine-cannot-help");
  });
});
