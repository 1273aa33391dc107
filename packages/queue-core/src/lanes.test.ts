// Who waits, and where: lanes, services and reservations.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evolve } from "./evolve.ts";
import { emptyHall } from "./hall.ts";
import { type Lanes, claimsBefore } from "./lanes.ts";
import { counter, issued, lane, service, signedIn, called, started, transferred } from "./testing/happenings.fixture.ts";
import { anyDay } from "./testing/random-day.fixture.ts";
import { given } from "./testing/story.fixture.ts";
import { type Visit, waitsFromAt } from "./visit.ts";

const mixed = () =>
  given(
    "09:00",
    issued("A001", { errands: [service("top-up")] }),
    "09:01",
    issued("A002", { errands: [service("open-account")] }),
    issued("E001"),
    "09:02",
    issued("A003", { errands: [service("top-up")], creditMs: 180_000 }),
    "09:03",
    issued("A004", { errands: [service("explain-bill")] }),
  );
const tickets = (visits: Iterable<Visit>) => [...visits].map(({ ticket }) => ticket);
const visitNamed = (story: ReturnType<typeof mixed>, ticket: string) =>
  [...story.hall.visits.values()].find((visit) => visit.ticket === ticket) as Visit;
const bucketsOf = (lanes: Lanes) => [...lanes.buckets(lane("basic"))].map((bucket) => [bucket.service, tickets(bucket.visits.ordered())]);

describe("claims", () => {
  it("DISPATCH-1: the earlier one comes first, and of equal ones the earlier ticket", () => {
    const [first, second] = [
      { lane: lane("basic"), claimAt: 5, order: 1 },
      { lane: lane("basic"), claimAt: 5, order: 2 },
    ];
    const earlier = { lane: lane("basic"), claimAt: 4, order: 3 };
    expect([claimsBefore(first, second), claimsBefore(second, first), claimsBefore(earlier, first), claimsBefore(first, first)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });
});

describe("lanes", () => {
  it("DISPATCH-1: order everybody by claim, over all services of the lane", () => {
    const { lanes } = mixed().hall;
    expect(tickets(lanes.first(lane("basic"), 9))).toEqual(["A003", "A001", "A002", "A004"]);
    expect(tickets(lanes.first(lane("basic"), 2))).toEqual(["A003", "A001"]);
    expect(tickets(lanes.first(lane("vip"), 2))).toEqual([]);
  });

  it("keep one line for each service", () => {
    expect(bucketsOf(mixed().hall.lanes)).toEqual([
      ["top-up", ["A003", "A001"]],
      ["open-account", ["A002"]],
      ["explain-bill", ["A004"]],
    ]);
  });

  it("know since when the longest in each waits, at every moment of any day", () => {
    fc.assert(
      fc.property(anyDay(), (day) => {
        const hall = emptyHall();
        for (const event of day.play().journal) {
          evolve(hall, event);
          // Asked now and then only, as views do: in between others come and go unseen.
          if (event.at % 3 !== 0) continue;
          for (const { id } of hall.plan?.lanes ?? []) {
            const since = [...hall.lanes.inLane(id)].map(waitsFromAt);
            expect(hall.lanes.earliest(id)).toBe(since.length === 0 ? null : Math.min(...since));
          }
        }
      }),
      { numRuns: 40, plugins: [fc.interruptAfterTimeLimit(4_000)] },
    );
  });

  it("count who waits, and who comes before a claim", () => {
    const story = mixed();
    const { lanes } = story.hall;
    expect([lanes.waiting(lane("basic")), lanes.waiting(lane("experience")), lanes.waiting(lane("vip"))]).toEqual([4, 1, 0]);
    expect(["A003", "A001", "A002", "A004"].map((ticket) => lanes.countBefore(visitNamed(story, ticket)))).toEqual([0, 1, 2, 3]);
  });

  it("DISPATCH-5: keep those who wait for one counter apart, and count them all the same", () => {
    const story = mixed().tell([
      signedIn("1"),
      signedIn("2"),
      called("A001", "1"),
      started("A001", "1"),
      transferred("A001", "1", { reservedFor: counter("2"), service: service("top-up") }),
    ]);
    const { lanes } = story.hall;
    expect(tickets(lanes.first(lane("basic"), 9))).toEqual(["A003", "A002", "A004"]);
    expect(tickets(lanes.firstReserved(counter("2"), 9))).toEqual(["A001"]);
    expect(tickets(lanes.firstReserved(counter("1"), 9))).toEqual([]);
    expect(tickets(lanes.inLane(lane("basic"))).toSorted()).toEqual(["A001", "A002", "A003", "A004"]);
    expect(lanes.waiting(lane("basic"))).toBe(4);
    expect(lanes.has(visitNamed(story, "A001"))).toBe(true);
  });

  it("say when index and state have parted, and change nothing by looking", () => {
    const story = mixed();
    const { lanes } = story.hall;
    const stray: Visit = { ...visitNamed(story, "A001"), reservedFor: counter("4") };
    expect(lanes.has(stray)).toBe(false);
    expect([...lanes.reservedBuckets()]).toEqual([]);
    expect(() => lanes.remove(stray)).toThrow("A001 is not in the lane its state implies");
  });
});
