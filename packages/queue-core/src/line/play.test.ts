// The line played forward: by the hall's own dispatch, at a bounded cost, and never shorter for one more ahead.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextCall } from "../dispatch/next-visit.ts";
import { settingsOf } from "../dispatch/settings.ts";
import { evolve, replay } from "../evolve.ts";
import type { HallPlan } from "../hall-plan.ts";
import type { Hall } from "../hall.ts";
import { minuteMs, secondMs } from "../ids.ts";
import { forecastOf, placeOf, placeOfNewcomer } from "../line.ts";
import type { JournalEvent } from "../messages.ts";
import { complete, issued, lane, service, signedIn } from "../testing/happenings.fixture.ts";
import { anyDay } from "../testing/random-day.fixture.ts";
import { at, smallPlan } from "../testing/small-hall.fixture.ts";
import { given, givenIn } from "../testing/story.fixture.ts";
import type { Visit } from "../visit.ts";
import { Play } from "./play.ts";

const plugins = [fc.interruptAfterTimeLimit(4_000)];
const onAnyHall = (holds: (hall: Hall, plan: HallPlan, journal: readonly JournalEvent[]) => void, numRuns = 60): void =>
  fc.assert(
    fc.property(anyDay(), (day) => {
      const { hall, journal } = day.play();
      if (hall.plan) holds(hall, hall.plan, journal);
    }),
    { numRuns, plugins },
  );
const waitingIn = (hall: Hall, plan: HallPlan) => plan.lanes.flatMap(({ id }) => hall.lanes.first(id, Infinity));
/** When each play comes to somebody who waits; null where they stand beyond what is played. */
const reachedBy = (visit: Visit, { lanes }: Play): Float64Array | null => {
  const lane = lanes.of(visit.lane);
  const place = lane?.visits.indexOf(visit) ?? -1;
  return lane && place >= 0 ? lane.reached(place) : null;
};

describe("the line played forward", () => {
  it("ESTIMATE-9: calls first whom the hall would call first, at every free counter of any hall", () => {
    onAnyHall((hall, plan) => {
      const play = new Play(hall, plan, hall.lastEventAt);
      const free = [...play.desks.values()].filter(({ plan: { id } }) => hall.seats.get(id)?.state === "free");
      const [first] = free;
      if (!first) return;
      const call = nextCall(plan, hall.lanes, first.plan, hall.lastEventAt, hall);
      if (!call || call.rule === "reserved") return;
      // Free counters call at once, and the one with the fewest lanes before the others.
      const place = hall.lanes.countBefore(call.visit);
      expect([...(play.lanes.of(call.visit.lane)?.reached(place) ?? [])]).toEqual(Array.from({ length: 5 }, () => 0));
    });
  });

  it("ESTIMATE-9: chooses without guards as it does with guards that never bar anybody", () => {
    onAnyHall((hall, plan) => {
      if (Object.values(settingsOf(plan).guards).some((guard) => guard !== null)) return;
      const guarded: HallPlan = { ...plan, dispatch: { ...plan.dispatch, guards: { ageing: { afterMinutes: 600_000 } } } };
      const [plain, careful] = [new Play(hall, plan, hall.lastEventAt), new Play(hall, guarded, hall.lastEventAt)];
      for (const { id } of plan.lanes) expect(careful.lanes.of(id)?.reachedMs).toEqual(plain.lanes.of(id)?.reachedMs);
    });
  });

  it("ESTIMATE-9: keeps the last counter for favoured customers free as long as a guard does", () => {
    const reached = (dispatch: HallPlan["dispatch"]) => {
      const plan = smallPlan({ dispatch });
      const { hall } = givenIn({ dispatch }, "09:00", signedIn("4"));
      return [...(new Play(hall, plan, at("09:00")).lanes.of(lane("basic"))?.reached(0) ?? [])];
    };
    const targetMs = (smallPlan().lanes.find(({ id }) => id === lane("basic"))?.targetWaitMinutes ?? 0) * minuteMs;
    expect(reached({ policy: "target-wait" })).toEqual([0, 0, 0, 0, 0]);
    const kept = { policy: "target-wait", guards: { reservation: { targetShare: 0.5 } } } as const;
    expect(reached(kept)).toEqual(Array.from({ length: 5 }, () => targetMs / 2));
  });

  it("ESTIMATE-4: in any hall, one more ahead never shortens the range", () => {
    onAnyHall((hall, plan) => {
      const now = hall.lastEventAt;
      if (hall.day.state !== "open") return;
      const [{ id }] = plan.lanes as [HallPlan["lanes"][number]];
      const letter = plan.lanes.find((one) => one.id === id)?.letter ?? "A";
      let before = placeOfNewcomer(hall, plan, id, 0, now).wait;
      for (let more = 1; more <= 30; more++) {
        const ticket = `${letter}${900 + more}`;
        evolve(hall, complete(issued(ticket, { lane: id, errands: [plan.services[0]?.id ?? service("undecided")] }), now));
        const after = placeOfNewcomer(hall, plan, id, 0, now).wait;
        expect(after === null).toBe(before === null);
        expect(after?.p50Minutes ?? 0).toBeGreaterThanOrEqual(before?.p50Minutes ?? 0);
        expect(after?.p90Minutes ?? 0).toBeGreaterThanOrEqual(before?.p90Minutes ?? 0);
        before = after;
      }
    });
  });

  it("ESTIMATE-12: somebody who comes behind changes nothing for those of the lane who wait", () => {
    onAnyHall((hall, plan) => {
      const now = hall.lastEventAt;
      if (hall.day.state !== "open") return;
      const [{ id, letter }] = plan.lanes as [HallPlan["lanes"][number]];
      // Somebody who was put back to behind a later place may still come after a newcomer.
      const waiting = hall.lanes.first(id, 20).filter((visit) => visit.claimAt < now);
      const places = () => waiting.map((visit) => placeOf(hall, plan, visit, now));
      const before = places();
      evolve(hall, complete(issued(`${letter}950`, { lane: id, errands: [plan.services[0]?.id ?? service("undecided")] }), now));
      expect(places()).toEqual(before);
    });
  });

  it("ESTIMATE-12: ten seconds in which nothing happens move nine ranges of ten by three minutes at most, or a fifth of them", () => {
    const moved: boolean[] = [];
    const unexplained: string[] = [];
    // Where two who wait are as urgent as each other, one play of the five may call the other first ten seconds later: a range then moves by more.
    for (const day of fc.sample(anyDay(), 60)) {
      const { hall } = day.play();
      if (!hall.plan) continue;
      const now = hall.lastEventAt;
      for (const visit of waitingIn(hall, hall.plan)) {
        const { plan } = hall;
        const moments = [now, now + 10 * secondMs];
        const [before, after] = moments.map((when) => placeOf(hall, plan, visit, when).wait);
        const [early, late] = moments.map((when) => reachedBy(visit, new Play(hall, plan, when)));
        const turnsOver = !early || !late || early.some((ms, play) => Math.abs(ms - (late[play] ?? 0)) > 60 * secondMs);
        for (const end of ["p50Minutes", "p90Minutes"] as const) {
          const [from, to] = [before?.[end] ?? 0, after?.[end] ?? 0];
          const isFar = Math.abs(to - from) > Math.max(3, from / 5);
          if (isFar && !turnsOver) unexplained.push(`${visit.ticket} from ${from} to ${to} min`);
          moved.push(isFar);
        }
      }
    }
    expect(unexplained, "where no play turned over").toEqual([]);
    expect(moved.length).toBeGreaterThan(50);
    expect(moved.filter(Boolean).length / moved.length).toBeLessThan(0.1);
  });

  it("ESTIMATE-10: a replayed hall tells the same to everyone, and has learned the same", () => {
    onAnyHall((hall, plan, journal) => {
      const again = replay(JSON.parse(JSON.stringify(journal)) as JournalEvent[]);
      expect(again.learning).toEqual(hall.learning);
      const now = hall.lastEventAt + 3 * secondMs;
      for (const visit of waitingIn(hall, plan)) {
        const same = again.visits.get(visit.id);
        expect(same && placeOf(again, plan, same, now)).toEqual(placeOf(hall, plan, visit, now));
      }
      for (const { id } of plan.lanes) {
        const asking = { lane: id, creditMs: 0, service: service("undecided") };
        expect(forecastOf(again, plan, asking, now)).toEqual(forecastOf(hall, plan, asking, now));
      }
    }, 60);
  });

  it("ESTIMATE-13: makes no more than sixty-four calls a play, however many wait", () => {
    const told = Array.from({ length: 700 }, (_, index) => issued(`A${String(index + 1).padStart(3, "0")}`));
    const { hall } = given("09:00", signedIn("1"), signedIn("2"), ...told);
    const play = new Play(hall, smallPlan(), at("09:00"));
    expect(play.ends.map(({ calls }) => calls)).toEqual(Array.from({ length: 5 }, () => 64));
    const waits = [...hall.visits.values()].map((visit) => placeOf(hall, smallPlan(), visit, at("09:00")).wait?.p50Minutes ?? -1);
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    // In proportion: the last of 700 waits about ten times as long as the seventieth.
    expect((waits[699] ?? 0) / (waits[69] ?? 1)).toBeGreaterThan(6);
    expect((waits[699] ?? 0) / (waits[69] ?? 1)).toBeLessThan(14);
  });
});
